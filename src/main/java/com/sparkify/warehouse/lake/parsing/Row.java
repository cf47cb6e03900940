package com.sparkify.warehouse.lake.parsing;

import java.util.Arrays;

/**
 * The typed values of one line, in the order of its source's columns: texts without blanks at the
 * end, decimal numbers as they were delivered, whole numbers without leading zeros. It is used
 * again for the next line.
 */
public final class Row {
  private final boolean[] isNull;
  private final int[] offsets;
  private final int[] lengths;
  private char[] chars = new char[1024];
  private int used;

  Row(int columns) {
    isNull = new boolean[columns];
    offsets = new int[columns];
    lengths = new int[columns];
    clear();
  }

  /** Makes all values NULL. */
  void clear() {
    Arrays.fill(isNull, true);
    used = 0;
  }

  /** Copies the characters. */
  void setText(int column, char[] text, int offset, int length) {
    if (used + length > chars.length) {
      chars = Arrays.copyOf(chars, 2 * (used + length));
    }
    System.arraycopy(text, offset, chars, used, length);
    offsets[column] = used;
    lengths[column] = length;
    used += length;
    isNull[column] = false;
  }

  public boolean isNull(int column) {
    return isNull[column];
  }

  /** The value of a column of whole numbers that is not NULL. */
  public long number(int column) {
    int end = offsets[column] + lengths[column];
    boolean isNegative = chars[offsets[column]] == '-';
    long negated = 0; // Negative numbers reach further than positive ones.
    for (int i = isNegative ? offsets[column] + 1 : offsets[column]; i < end; i++) {
      negated = 10 * negated - (chars[i] - '0');
    }
    return isNegative ? negated : -negated;
  }

  /** The value as text; null for NULL. */
  public String text(int column) {
    return isNull[column] ? null : new String(chars, offsets[column], lengths[column]);
  }

  /** Holds the values of all columns, until the row is used again. */
  public char[] chars() {
    return chars;
  }

  /** Where in {@link #chars} the value of a column that is not NULL begins. */
  public int offset(int column) {
    return offsets[column];
  }

  /** How many characters the value has. */
  public int length(int column) {
    return lengths[column];
  }

  /** Whether the text has nothing but white space. */
  boolean isBlank(int column) {
    int end = offsets[column] + lengths[column];
    for (int i = offsets[column]; i < end; i++) {
      if (!Character.isWhitespace(chars[i])) {
        return false;
      }
    }
    return true;
  }
}
