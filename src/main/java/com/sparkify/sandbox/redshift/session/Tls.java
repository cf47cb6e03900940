package com.sparkify.sandbox.redshift.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Encryption with a certificate that the JDK's keytool makes at the first start. */
public final class Tls {
  private static final String PASSWORD = "sandbox";

  private Tls() {}

  /** The certificate is left beside its key as {@code server.crt}, for clients that verify. */
  public static SSLSocketFactory in(Path folder) throws IOException {
    Path store = folder.resolve("server.p12");
    Path certificate = folder.resolve("server.crt");
    if (!Files.exists(certificate)) {
      Files.deleteIfExists(store);
      keytool(
          store,
          List.of("-genkeypair", "-keyalg", "RSA", "-validity", "3650", "-dname", "CN=localhost"),
          List.of("-ext", "san=dns:localhost,ip:127.0.0.1", "-ext", "bc:c"));
      keytool(store, List.of("-exportcert", "-rfc"), List.of("-file", certificate.toString()));
    }
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use " + store + ": " + e.getMessage(), e);
    }
  }

  private static void keytool(Path store, List<String> action, List<String> rest)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(action);
    command.addAll(rest);
    command.addAll(List.of("-alias", "sandbox", "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool made no certificate: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a certificate was made", e);
    }
  }
}
