package com.sparkify.sandbox.redshift.session;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Messages of PostgreSQL's protocol 3 as they go, gathered until flushed. */
final class MessageOutput {
  private final DataOutputStream out;

  MessageOutput(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
  }

  synchronized void message(int type, byte[] body) throws IOException {
    header(type, body.length);
    out.write(body);
  }

  /** A message without a type, as only the first of a connection is. */
  void untyped(byte[] body) throws IOException {
    out.writeInt(body.length + 4);
    out.write(body);
    flush();
  }

  /** The start of a message whose body follows raw. */
  void header(int type, int length) throws IOException {
    out.writeByte(type);
    out.writeInt(length + 4);
  }

  void raw(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  synchronized void flush() throws IOException {
    out.flush();
  }
}
