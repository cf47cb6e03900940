package com.sparkify.sandbox.redshift.session;

import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Takes a message body apart. */
final class BodyReader {
  private final ByteBuffer buffer;

  BodyReader(byte[] body) {
    this.buffer = ByteBuffer.wrap(body);
  }

  int position() {
    return buffer.position();
  }

  String string() throws ProtocolException {
    int start = buffer.position();
    while (letter() != 0) {
      // Up to the NUL that ends it.
    }
    return new String(buffer.array(), start, buffer.position() - start - 1, StandardCharsets.UTF_8);
  }

  char letter() throws ProtocolException {
    try {
      return (char) (buffer.get() & 0xff);
    } catch (BufferUnderflowException e) {
      throw new ProtocolException("message is too short");
    }
  }

  int int32() throws ProtocolException {
    return letter() << 24 | letter() << 16 | letter() << 8 | letter();
  }
}
