package com.sparkify.warehouse.lake.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits bytes into lines, with memory bounded by the longest allowed line. A line ends at LF; a CR
 * before it and a byte order mark at the start of the file are not part of it. What follows the
 * last LF is a line if it is not empty. Blank lines are lines here. The lines of a split are those
 * that begin in it.
 */
public final class LineReader implements RecordReader {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int maxBytes;
  private final long end;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private byte[] line = new byte[4096];
  private int length;
  private long number;
  private boolean tooLong;

  /** Whether the first line is the file's. */
  private final boolean beginsFile;

  /** The offset in the file of the buffer. */
  private long bufferOffset;

  private LineReader(InputStream in, boolean beginsFile, long start, long end, int maxBytes) {
    this.in = in;
    this.beginsFile = beginsFile;
    this.end = end;
    this.bufferOffset = start;
    this.maxBytes = maxBytes;
  }

  /** The lines of all of {@code in}. */
  public static LineReader ofAll(InputStream in, int maxBytes) {
    return new LineReader(in, true, 0, Long.MAX_VALUE, maxBytes);
  }

  /**
   * The lines of a split.
   *
   * @param in the file from {@link Split#firstByte} on
   */
  public static LineReader ofSplit(InputStream in, Split split, int maxBytes) throws IOException {
    var reader = new LineReader(in, split.isFirst(), split.firstByte(), split.end(), maxBytes);
    if (!split.isFirst()) {
      reader.skipLine();
    }
    return reader;
  }

  /** Moves to the next line; false at the end of the file or split. */
  @Override
  public boolean next() throws IOException {
    if (offset() >= end) {
      return false;
    }
    length = 0;
    tooLong = false;
    boolean any = false;
    while (position < limit || fill()) {
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      append(end - position);
      position = end;
      if (end < limit) {
        position++;
        break;
      }
    }
    if (!any) {
      return false;
    }
    number++;
    trim();
    return true;
  }

  @Override
  public byte[] bytes() {
    return line;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public boolean tooLong() {
    return tooLong;
  }

  @Override
  public boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && (line[i] < '\t' || line[i] > '\r')) {
        return false;
      }
    }
    return !tooLong;
  }

  @Override
  public long nextNumber() {
    return number + 1;
  }

  @Override
  public Optional<String> damage() {
    return Optional.empty();
  }

  private long offset() {
    return bufferOffset + position;
  }

  // This line belongs to the split before; it may be longer than this split.
  private void skipLine() throws IOException {
    while (offset() < end && (position < limit || fill())) {
      if (buffer[position++] == '\n') {
        return;
      }
    }
  }

  private boolean fill() throws IOException {
    bufferOffset += limit;
    position = 0;
    limit = Math.max(in.read(buffer), 0);
    return limit > 0;
  }

  private void append(int count) {
    int kept = Math.min(count, maxBytes - length);
    tooLong |= kept < count;
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.max(length + kept, Math.min(line.length * 2, maxBytes)));
    }
    System.arraycopy(buffer, position, line, length, kept);
    length += kept;
  }

  private void trim() {
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    if (number == 1
        && beginsFile
        && length >= 3
        && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
      length -= 3;
      System.arraycopy(line, 3, line, 0, length);
    }
  }
}
