package com.sparkify.sandbox.redshift.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message body in the making. */
final class Body {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Body string(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return letter('\0');
  }

  Body letter(char letter) {
    bytes.write(letter);
    return this;
  }

  Body int32(int value) {
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    return this;
  }

  Body raw(byte[] more, int from) {
    bytes.write(more, from, more.length - from);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
