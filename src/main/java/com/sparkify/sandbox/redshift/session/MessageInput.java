package com.sparkify.sandbox.redshift.session;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** Messages of PostgreSQL's protocol 3 as they come: a type, a length, a body. */
final class MessageInput {
  /** Redshift takes statements of 16 MB; no message that is kept whole is much longer. */
  static final int MAX_BODY = 64 << 20;

  private final DataInputStream in;
  private final byte[] buffer = new byte[1 << 14];

  MessageInput(InputStream in) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
  }

  /** The next message's type; -1 if the other side has gone. */
  int type() throws IOException {
    return in.read();
  }

  /** The length of the body that follows. */
  int length() throws IOException {
    int length = in.readInt() - 4;
    if (length < 0) {
      throw new ProtocolException("invalid message length");
    }
    return length;
  }

  /** A body as a whole, for those that the front looks into. */
  byte[] body(int length) throws IOException {
    if (length > MAX_BODY) {
      throw new ProtocolException("message of " + length + " bytes is too long");
    }
    // Grows with what really comes, so that a lie about the length costs no memory.
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new ProtocolException("message ended early");
    }
    return body;
  }

  /** Hands a body on as it comes, however long. */
  void transfer(int length, MessageOutput out) throws IOException {
    int left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, Math.min(buffer.length, left));
      if (read < 0) {
        throw new ProtocolException("message ended early");
      }
      out.raw(buffer, read);
      left -= read;
    }
  }

  /** Whether reading on would wait, so that what was written has to go out first. */
  boolean isDrained() throws IOException {
    return in.available() == 0;
  }
}
