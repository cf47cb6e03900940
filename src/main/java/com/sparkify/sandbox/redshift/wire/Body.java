package com.sparkify.sandbox.redshift.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message body in the making. */
final class Body {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Body string(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    bytes.write(0);
    return this;
  }

  Body letter(char letter) {
    bytes.write(letter);
    return this;
  }

  Body int16(int value) {
    bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) value).array());
    return this;
  }

  Body int32(int value) {
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    return this;
  }

  Body raw(byte[] more, int from, int to) {
    bytes.write(more, from, to - from);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
