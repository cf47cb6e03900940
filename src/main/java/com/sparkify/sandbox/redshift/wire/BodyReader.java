package com.sparkify.sandbox.redshift.wire;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Takes a message body apart. */
final class BodyReader {
  private final ByteBuffer buffer;

  BodyReader(byte[] body) {
    this.buffer = ByteBuffer.wrap(body);
  }

  boolean hasMore() {
    return buffer.hasRemaining();
  }

  int position() {
    return buffer.position();
  }

  String string() throws ProtocolException {
    int start = buffer.position();
    while (need(1).get() != 0) {
      // Up to the NUL that ends it.
    }
    return new String(buffer.array(), start, buffer.position() - start - 1, StandardCharsets.UTF_8);
  }

  char letter() throws ProtocolException {
    return (char) (need(1).get() & 0xff);
  }

  int int16() throws ProtocolException {
    return need(2).getShort();
  }

  int int32() throws ProtocolException {
    return need(4).getInt();
  }

  /** Text of a given length; null for a length of -1. */
  String text(int length) throws ProtocolException {
    if (length < 0) {
      return null;
    }
    byte[] text = new byte[need(length).remaining() < length ? 0 : length];
    buffer.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private ByteBuffer need(int bytes) throws ProtocolException {
    if (buffer.remaining() < bytes) {
      throw new ProtocolException("message is too short");
    }
    return buffer;
  }
}
