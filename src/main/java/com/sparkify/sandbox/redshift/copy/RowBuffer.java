package com.sparkify.sandbox.redshift.copy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows in PostgreSQL's COPY text format, gathered until they are worth a message. */
final class RowBuffer {
  private static final int FULL = 1 << 16;
  private static final byte[] NULL = {'\\', 'N'};

  /** Where full buffers go. */
  @FunctionalInterface
  public interface Sink {
    void write(byte[] bytes, int length) throws IOException;
  }

  private final Sink sink;
  private byte[] bytes = new byte[2 * FULL];
  private int length;
  private int rowStart;

  RowBuffer(Sink sink) {
    this.sink = sink;
  }

  void separator() {
    put('\t');
  }

  void nullValue() {
    for (byte b : NULL) {
      put(b);
    }
  }

  /** Plain text that has nothing to escape. */
  void ascii(String text) {
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      put(b);
    }
  }

  void escaped(byte[] source, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = source[i];
      switch (b) {
        case '\\' -> pair('\\');
        case '\n' -> pair('n');
        case '\r' -> pair('r');
        case '\t' -> pair('t');
        default -> put(b);
      }
    }
  }

  void endRow() throws IOException {
    put('\n');
    rowStart = length;
    if (length >= FULL) {
      flush();
    }
  }

  /** Forgets the row that is not ended. */
  void dropRow() {
    length = rowStart;
  }

  void flush() throws IOException {
    if (rowStart > 0) {
      sink.write(bytes, rowStart);
    }
    length = 0;
    rowStart = 0;
  }

  private void pair(int b) {
    put('\\');
    put(b);
  }

  private void put(int b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) b;
  }
}
