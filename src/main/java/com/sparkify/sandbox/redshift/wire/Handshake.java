package com.sparkify.sandbox.redshift.wire;

import java.io.IOException;
import java.net.ProtocolException;

/** The start of a connection, up to the point where PostgreSQL takes over. */
final class Handshake {
  private static final int CANCEL_REQUEST = 80877102;
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_ENCRYPTION_REQUEST = 80877104;

  /** PostgreSQL's limit for what a client says before it is known. */
  private static final int MAX_STARTUP = 10_000;

  private final MessageInput in;
  private final MessageOutput out;

  Handshake(MessageInput in, MessageOutput out) {
    this.in = in;
    this.out = out;
  }

  /** What a new connection turns out to want. */
  sealed interface Wish {}

  /** To work as this user. */
  record Work(Startup startup) implements Wish {}

  /** To stop what another connection runs; the body is for PostgreSQL as it is. */
  record Cancel(byte[] body) implements Wish {}

  /**
   * Reads until the client says what it wants; encryption is declined, which leaves clients free to
   * go on without.
   */
  Wish wish() throws IOException {
    while (true) {
      int length = in.length();
      if (length > MAX_STARTUP) {
        throw new ProtocolException("no startup message");
      }
      byte[] body = in.body(length);
      BodyReader reader = new BodyReader(body);
      int code = reader.int32();
      switch (code) {
        case SSL_REQUEST, GSS_ENCRYPTION_REQUEST -> {
          out.raw(new byte[] {'N'}, 1);
          out.flush();
        }
        case CANCEL_REQUEST -> {
          return new Cancel(body);
        }
        default -> {
          if (code >> 16 != 3) {
            throw new ProtocolException("unsupported protocol " + (code >> 16));
          }
          return new Work(Startup.read(reader));
        }
      }
    }
  }

  /** Asks for the password; a wrong one is refused here, and false given back. */
  boolean isAllowed(Startup startup, Login login) throws IOException {
    byte[] salt = login.newSalt();
    out.message('R', new Body().int32(5).raw(salt, 0, salt.length));
    out.flush();
    if (in.type() != 'p') {
      throw new ProtocolException("no password message");
    }
    int length = in.length();
    if (length > MAX_STARTUP) {
      throw new ProtocolException("password message is too long");
    }
    String answer = new BodyReader(in.body(length)).string();
    if (login.isProved(startup.user(), salt, answer)) {
      return true;
    }
    String message = "password authentication failed for user \"" + startup.user() + "\"";
    out.message('E', Report.fatal("28P01", message).body());
    out.flush();
    return false;
  }
}
