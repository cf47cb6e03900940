package com.sparkify.sandbox.redshift.session;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The first words of a client.
 *
 * @param socket the connection, encrypted if the client wanted it so
 * @param cancel a cancel request, for PostgreSQL as it is; null if the client wants to work
 */
record Startup(
    Socket socket,
    MessageInput in,
    MessageOutput out,
    Map<String, String> parameters,
    byte[] cancel) {
  private static final int CANCEL_REQUEST = 80877102;
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_ENCRYPTION_REQUEST = 80877104;
  private static final int PROTOCOL_3 = 3;

  /** PostgreSQL's limit for what a client says before it is known. */
  private static final int MAX_STARTUP = 10_000;

  /** What PostgreSQL knows; Redshift's driver adds driver_version and such, which it refuses. */
  private static final Set<String> KNOWN_TO_POSTGRES =
      Set.of(
          "user",
          "database",
          "application_name",
          "datestyle",
          "timezone",
          "extra_float_digits",
          "statement_timeout",
          "options");

  /** Reads until the client says what it wants, encrypting the connection if asked to. */
  static Startup read(Socket client, SSLSocketFactory tls) throws IOException {
    Socket socket = client;
    while (true) {
      MessageInput in = new MessageInput(socket.getInputStream());
      MessageOutput out = new MessageOutput(socket.getOutputStream());
      int length = in.length();
      if (length > MAX_STARTUP) {
        throw new ProtocolException("no startup message");
      }
      byte[] body = in.body(length);
      BodyReader reader = new BodyReader(body);
      int code = reader.int32();
      if (code == SSL_REQUEST && socket == client) {
        answer(socket, 'S');
        SSLSocket encrypted = (SSLSocket) tls.createSocket(client, null, client.getPort(), true);
        encrypted.setUseClientMode(false);
        socket = encrypted;
      } else if (code == GSS_ENCRYPTION_REQUEST) {
        answer(socket, 'N');
      } else if (code == CANCEL_REQUEST) {
        return new Startup(socket, in, out, Map.of(), body);
      } else if (code >> 16 == PROTOCOL_3) {
        return new Startup(socket, in, out, parameters(reader), null);
      } else {
        throw new ProtocolException("unsupported protocol " + (code >> 16));
      }
    }
  }

  private static void answer(Socket socket, char letter) throws IOException {
    socket.getOutputStream().write(letter);
    socket.getOutputStream().flush();
  }

  private static Map<String, String> parameters(BodyReader reader) throws ProtocolException {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String name = reader.string(); !name.isEmpty(); name = reader.string()) {
      parameters.put(name, reader.string());
    }
    return parameters;
  }

  /** psql asks the catalogue by the server's version, and gets PostgreSQL's: so it must see it. */
  boolean isPsql() {
    return parameters.getOrDefault("application_name", "").equals("psql");
  }

  /** The startup message for PostgreSQL. */
  byte[] forPostgres() {
    Body body = new Body().int32(PROTOCOL_3 << 16);
    parameters.forEach(
        (name, value) -> {
          if (KNOWN_TO_POSTGRES.contains(name.toLowerCase(Locale.ROOT))) {
            body.string(name).string(value);
          }
        });
    // Redshift speaks nothing but UTF-8, and the front reads statements as such.
    return body.string("client_encoding").string("UTF8").string("").bytes();
  }

  static byte[] cancelRequest(int process, int key) {
    return new Body().int32(CANCEL_REQUEST).int32(process).int32(key).bytes();
  }
}
