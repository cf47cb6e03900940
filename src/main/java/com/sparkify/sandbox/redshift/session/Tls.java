package com.sparkify.sandbox.redshift.session;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.http.ssl.SSLContexts;

/** TLS with a certificate that the JDK's keytool creates at the first start. */
public final class Tls {
  private static final String STORE = " -alias sandbox -keystore server.p12 -storepass sandbox";
  private static final String EXTENSIONS = " -ext san=dns:localhost,ip:127.0.0.1 -ext bc:c";

  private Tls() {}

  /** Also writes the certificate to {@code server.crt}, for clients that verify it. */
  public static SSLSocketFactory in(Path folder) throws IOException, GeneralSecurityException {
    Path store = folder.resolve("server.p12");
    if (!Files.exists(folder.resolve("server.crt"))) {
      Files.deleteIfExists(store);
      keytool(folder, "-genkeypair -keyalg RSA -validity 3650 -dname CN=localhost" + EXTENSIONS);
      keytool(folder, "-exportcert -rfc -file server.crt");
    }
    char[] password = "sandbox".toCharArray();
    return SSLContexts.custom()
        .loadKeyMaterial(store.toFile(), password, password)
        .build()
        .getSocketFactory();
  }

  private static void keytool(Path folder, String arguments) throws IOException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String[] command = ArrayUtils.addFirst((arguments + STORE).split(" "), keytool);
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("keytool cannot create a certificate: " + output.strip());
    }
  }
}
