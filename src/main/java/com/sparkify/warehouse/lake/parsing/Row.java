package com.sparkify.warehouse.lake.parsing;

import static com.sparkify.warehouse.lake.parsing.Utf8Buffer.SPECIAL;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sparkify.warehouse.lake.parsing.ColumnType.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * The typed values of one line, in the order of its source's columns, as bytes of UTF-8: texts
 * without trailing blanks, decimal numbers as they were delivered, whole numbers without leading
 * zeros. It is used again for the next line.
 */
public final class Row {
  private final Form[] forms;
  private final int[] offsets;
  private final int[] lengths;
  private final Utf8Buffer values;

  /** What CSV needs for a value. */
  public enum Form {
    /** There is no value. */
    NULL,
    /** Only its bytes. */
    PLAIN,
    /** Quotes around it. */
    QUOTED
  }

  Row(List<Column> columns) {
    forms = new Form[columns.size()];
    offsets = new int[columns.size()];
    lengths = new int[columns.size()];
    values = new Utf8Buffer(columns.stream().mapToInt(Row::mostCharacters).sum());
    clear();
  }

  private static int mostCharacters(Column column) {
    ColumnType type = column.type();
    return type.kind() == Kind.TEXT ? type.maxBytes() : Numbers.LONGEST;
  }

  /** Makes all values NULL. */
  void clear() {
    Arrays.fill(forms, Form.NULL);
    values.clear();
  }

  /**
   * Sets the value of a column that is NULL: characters without blanks at their end, and no more of
   * them than the column has bytes, or than {@link Numbers#LONGEST}.
   *
   * @return which of {@link Utf8Buffer#SPECIAL} and the others are among its characters
   */
  int set(int column, char[] chars, int offset, int end) {
    int start = values.length();
    int found = values.add(chars, offset, end);
    offsets[column] = start;
    lengths[column] = values.length() - start;
    boolean isQuoted = (found & SPECIAL) != 0 || offset == end || chars[offset] == ' ';
    forms[column] = isQuoted ? Form.QUOTED : Form.PLAIN;
    return found;
  }

  /** What CSV needs for the value. */
  public Form form(int column) {
    return forms[column];
  }

  public boolean isNull(int column) {
    return forms[column] == Form.NULL;
  }

  /** The value of a column of whole numbers that is not NULL. */
  public long number(int column) {
    byte[] bytes = values.bytes();
    int start = offsets[column];
    int end = start + lengths[column];
    boolean isNegative = bytes[start] == '-';
    long negated = 0; // Negative numbers reach further than positive ones.
    for (int i = isNegative ? start + 1 : start; i < end; i++) {
      negated = 10 * negated - (bytes[i] - '0');
    }
    return isNegative ? negated : -negated;
  }

  /** The value as text; null for NULL. */
  public String text(int column) {
    return isNull(column)
        ? null
        : new String(values.bytes(), offsets[column], lengths[column], UTF_8);
  }

  /** Holds the values of all columns, until the row is used again. */
  public byte[] bytes() {
    return values.bytes();
  }

  /** Where in {@link #bytes} the value of a column that is not NULL begins. */
  public int offset(int column) {
    return offsets[column];
  }

  /** How many bytes the value has. */
  public int length(int column) {
    return lengths[column];
  }

  /** Whether a value that is not NULL is this text. */
  boolean is(int column, byte[] text) {
    int start = offsets[column];
    int end = start + lengths[column];
    return Arrays.equals(values.bytes(), start, end, text, 0, text.length);
  }

  /** Whether a value that is not NULL has nothing but white space. */
  boolean isBlank(int column) {
    return Texts.isBlank(values.bytes(), offsets[column], lengths[column]);
  }
}
