package com.sparkify.sandbox.redshift.wire;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Messages of PostgreSQL's protocol 3 as they go, gathered until flushed. One thread writes. */
final class MessageOutput {
  private final DataOutputStream out;

  MessageOutput(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
  }

  void message(char type, byte[] body) throws IOException {
    header(type, body.length);
    out.write(body);
  }

  void message(char type, Body body) throws IOException {
    message(type, body.bytes());
  }

  /** A message without a type, as only the first of a connection is. */
  void untyped(byte[] body) throws IOException {
    out.writeInt(body.length + 4);
    out.write(body);
  }

  void header(int type, int length) throws IOException {
    out.writeByte(type);
    out.writeInt(length + 4);
  }

  void raw(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  void flush() throws IOException {
    out.flush();
  }
}
