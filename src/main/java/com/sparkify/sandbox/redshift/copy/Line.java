package com.sparkify.sandbox.redshift.copy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One record of a text file: its fields' bytes, unquoted, one behind the other. Used again for each
 * record.
 */
final class Line {
  private static final int RAW_LIMIT = 1024;

  byte[] bytes = new byte[1024];
  private int length;
  private int[] ends = new int[16];
  private int[] positions = new int[16];
  private int fields;
  private final byte[] raw = new byte[RAW_LIMIT];
  private int rawLength;
  private int consumed;
  private long number;

  void start(long lineNumber) {
    length = 0;
    fields = 0;
    rawLength = 0;
    consumed = 0;
    number = lineNumber;
  }

  void raw(int b) {
    consumed++;
    if (rawLength < RAW_LIMIT) {
      raw[rawLength++] = (byte) b;
    }
  }

  void add(int b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) b;
  }

  void endField() {
    if (fields == ends.length) {
      ends = Arrays.copyOf(ends, fields * 2);
      positions = Arrays.copyOf(positions, fields * 2);
    }
    positions[fields] = Math.max(0, consumed - 1 - (length - from(fields)));
    ends[fields++] = length;
  }

  int fields() {
    return fields;
  }

  int from(int field) {
    return field == 0 ? 0 : ends[field - 1];
  }

  int to(int field) {
    return ends[field];
  }

  /** Where the field starts in the line as read. */
  int position(int field) {
    return field < fields ? positions[field] : consumed;
  }

  int size() {
    return length;
  }

  long number() {
    return number;
  }

  boolean isBlank() {
    return fields == 1 && length == 0;
  }

  String rawText() {
    return new String(raw, 0, rawLength, StandardCharsets.UTF_8);
  }

  String text(int field) {
    return field < fields
        ? new String(bytes, from(field), to(field) - from(field), StandardCharsets.UTF_8)
        : "";
  }
}
