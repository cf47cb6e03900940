package com.sparkify.sandbox.redshift.session;

import com.sparkify.sandbox.redshift.session.PgStream.Message;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The startup phase of a client's connection.
 *
 * @param client its stream, encrypted if requested
 * @param message for PostgreSQL: starts a session, or cancels a query of another one
 * @param isPsql psql must see PostgreSQL's version, because its catalog queries depend on it
 */
record Startup(PgStream client, Message message, boolean isPsql) {
  private static final int CANCEL_REQUEST = 80877102;
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_ENCRYPTION_REQUEST = 80877104;
  private static final int PROTOCOL_3 = 3 << 16;

  /** Reads up to the startup or cancel message, and encrypts the connection if requested. */
  static Startup read(Socket socket, SSLSocketFactory tls) throws IOException {
    PgStream client = new PgStream(socket);
    while (true) {
      Message message = client.message(0);
      int code = message.body().getInt();
      if (code == SSL_REQUEST) {
        socket.getOutputStream().write('S');
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, null, socket.getPort(), true);
        encrypted.setUseClientMode(false);
        client = new PgStream(encrypted);
      } else if (code == GSS_ENCRYPTION_REQUEST) {
        socket.getOutputStream().write('N');
      } else if (code == CANCEL_REQUEST) {
        return new Startup(client, message, false);
      } else if (code >> 16 == PROTOCOL_3 >> 16) {
        return session(client, message);
      } else {
        throw new ProtocolException("unknown protocol " + code);
      }
    }
  }

  private static Startup session(PgStream client, Message message) {
    List<Object> parts = new ArrayList<>();
    parts.add(ByteBuffer.allocate(4).putInt(PROTOCOL_3).array());
    boolean isPsql = false;
    for (String name = message.string(); !name.isEmpty(); name = message.string()) {
      String value = message.string();
      // PostgreSQL refuses other parameters of Redshift's driver, such as driver_version.
      if (name.matches("user|database|application_name|options|extra_float_digits")) {
        parts.addAll(List.of(name, value));
      }
      isPsql |= name.equals("application_name") && value.equals("psql");
    }
    // Redshift supports only UTF-8, and the proxy reads statements as UTF-8.
    parts.addAll(List.of("client_encoding", "UTF8", ""));
    return new Startup(client, Message.of(0, parts.toArray()), isPsql);
  }
}
