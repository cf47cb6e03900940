package com.sparkify.warehouse.lake.reading;

import com.sparkify.warehouse.lake.reading.ObjectSyntax.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts bytes into JSON objects, wherever their lines end: one after the other, or in an array, with
 * or without commas. What is no object, and an object that cannot go on as it does, ends before the
 * next line that begins an object.
 */
final class ObjectReader implements RecordReader {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** What a record is. */
  private enum Kind {
    OBJECT,
    /** An object whose end is not in what is read, and which is well until then. */
    CUT_OBJECT,
    DAMAGED_OBJECT,
    NO_OBJECT
  }

  private final InputStream in;
  private final byte[] buffer;
  private final RecordBytes record;
  private final ObjectSyntax syntax = new ObjectSyntax();
  private int position;
  private int limit;

  /** The offset of the buffer in what is read, and that of the line. */
  private long bufferOffset;

  private long lineOffset;
  private long line = 1;

  /** The column of the first byte of the line that is not blank. */
  private long indentation;

  private boolean isAtLineStart = true;

  private boolean inArray;
  private boolean hasArray;
  private boolean isBehindValue;
  private boolean wasDamaged;

  private Kind kind;
  private long number;

  /** The line on which the record ends. */
  private long lastLine;

  /** No object in it begins a line at this column or before; that is another record. */
  private long column;

  private ObjectReader(InputStream in, byte[] buffer, int filled, int maxBytes) {
    this.in = in;
    this.buffer = buffer;
    this.limit = filled;
    this.record = new RecordBytes(maxBytes);
  }

  /** The objects of all of {@code in}. */
  static ObjectReader ofAll(InputStream in, int maxBytes) {
    return new ObjectReader(in, new byte[64 * 1024], 0, maxBytes);
  }

  /** The objects of some bytes, to look at where they begin and end. */
  static ObjectReader ofBytes(byte[] bytes, int length) {
    return new ObjectReader(InputStream.nullInputStream(), bytes, length, 0);
  }

  @Override
  public boolean next() throws IOException {
    record.clear();
    int first = skipBetween();
    if (first < 0) {
      return false;
    }
    boolean isBehindAnother = line == lastLine && !isAtLineStart;
    column = isBehindAnother ? indentation : offset() - lineOffset;
    number = line;
    kind = first == '{' ? readObject() : Kind.NO_OBJECT;
    if (kind == Kind.DAMAGED_OBJECT || kind == Kind.NO_OBJECT) {
      readToObject();
    }
    wasDamaged |= kind != Kind.OBJECT;
    isBehindValue = true;
    lastLine = line;
    record.trim();
    return true;
  }

  @Override
  public byte[] bytes() {
    return record.bytes();
  }

  @Override
  public int length() {
    return record.length();
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public boolean tooLong() {
    return record.tooLong();
  }

  @Override
  public boolean isBlank() {
    return false;
  }

  @Override
  public long nextNumber() {
    return line;
  }

  @Override
  public Optional<String> damage() {
    return inArray && !wasDamaged
        ? Optional.of("the array does not end: the file was cut")
        : Optional.empty();
  }

  /** Whether an array has begun, in or before the record. */
  boolean hasArray() {
    return hasArray;
  }

  /** Whether the record begins like one of an array. */
  boolean isOfArray() {
    return inArray && kind != Kind.NO_OBJECT;
  }

  /** Whether the record is an object. */
  boolean isObject() {
    return kind == Kind.OBJECT;
  }

  /** Whether the record is an object, or the beginning of one. */
  boolean isWell() {
    return kind == Kind.OBJECT || kind == Kind.CUT_OBJECT;
  }

  /** Whether the record is not over on the line on which it begins. */
  boolean hasSeveralLines() {
    return line > number;
  }

  /** Whether another object, or a comma, follows on the line. */
  boolean isFollowedOnItsLine() {
    int next = position;
    while (next < limit && buffer[next] != '\n' && isBlank(buffer[next])) {
      next++;
    }
    return next < limit && (buffer[next] == '{' || buffer[next] == ',');
  }

  /** Moves to the next byte that is neither white space nor an array's; -1 at the end. */
  private int skipBetween() throws IOException {
    while (position < limit || fill()) {
      byte c = buffer[position];
      if (c == '[' && !inArray) {
        inArray = true;
        hasArray = true;
        isBehindValue = false;
      } else if (c == ']' && inArray) {
        inArray = false;
        isBehindValue = true;
      } else if (c == ',' && isBehindValue) {
        isBehindValue = false;
      } else if (offset() < BYTE_ORDER_MARK.length && c == BYTE_ORDER_MARK[(int) offset()]) {
        lineOffset = offset() + 1;
      } else if (!isBlank(c)) {
        return c;
      }
      pass(c);
    }
    return -1;
  }

  private Kind readObject() throws IOException {
    syntax.start();
    boolean isFirst = true;
    while (position < limit || fill()) {
      int from = position;
      while (position < limit) {
        byte c = buffer[position];
        boolean isNext = c == '{' && isAtLineStart && !isFirst && offset() - lineOffset <= column;
        Place place = isNext ? Place.DAMAGE : syntax.accept(c);
        if (place == Place.DAMAGE) {
          record.append(buffer, from, position - from);
          return Kind.DAMAGED_OBJECT;
        }
        isFirst = false;
        pass(c);
        if (place == Place.END) {
          record.append(buffer, from, position - from);
          return Kind.OBJECT;
        }
      }
      record.append(buffer, from, position - from);
    }
    return Kind.CUT_OBJECT;
  }

  private void readToObject() throws IOException {
    while (position < limit || fill()) {
      int from = position;
      while (position < limit && !(isAtLineStart && buffer[position] == '{')) {
        pass(buffer[position]);
      }
      record.append(buffer, from, position - from);
      if (position < limit) {
        return;
      }
    }
  }

  private void pass(byte c) {
    if (isAtLineStart && !isBlank(c)) {
      indentation = offset() - lineOffset;
      isAtLineStart = false;
    }
    position++;
    if (c == '\n') {
      line++;
      lineOffset = offset();
      isAtLineStart = true;
    }
  }

  private long offset() {
    return bufferOffset + position;
  }

  private boolean fill() throws IOException {
    bufferOffset += limit;
    position = 0;
    limit = Math.max(in.read(buffer), 0);
    return limit > 0;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
