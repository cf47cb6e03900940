package com.sparkify.bench;

import com.sparkify.warehouse.lake.CheckedTable;
import com.sparkify.warehouse.lake.CheckedTable.Field;
import com.sparkify.warehouse.lake.ColumnType.Kind;
import com.sparkify.warehouse.lake.Feed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What staged files hold, whatever the order of the rows, and however numbers are written.
 *
 * @param rows how many rows
 * @param sums first the sum of the hashes of all rows, then of each column
 */
record Digest(long rows, List<Long> sums) {
  /** Not every contestant knows it. */
  private static final String NOT_COMPARED = "source_modified";

  private static final String NULL = "@NULL@";

  /** The columns in which they differ; none, and the rows still may be put together otherwise. */
  static List<String> differences(Feed feed, Digest one, Digest other) {
    List<Field> fields = CheckedTable.of(feed).fields();
    return IntStream.range(0, fields.size())
        .filter(i -> !one.sums.get(i + 1).equals(other.sums.get(i + 1)))
        .mapToObj(i -> fields.get(i).name())
        .toList();
  }

  /** Adds up rows; not safe for use by several threads. */
  static final class Builder {
    private final List<Field> fields;
    private final String source;
    private final long[] sums;
    private long rows;

    /**
     * @param source bucket and folder of the files that rows are of; what stands before it in an
     *     address is not compared
     */
    Builder(Feed feed, String source) {
      this.fields = CheckedTable.of(feed).fields();
      this.source = source;
      this.sums = new long[fields.size() + 1];
    }

    void add(String[] values) {
      if (values.length != fields.size()) {
        throw new IllegalArgumentException(
            "a row of %d columns, wanted %d".formatted(values.length, fields.size()));
      }
      long row = 0;
      for (int i = 0; i < values.length; i++) {
        long hash = hash(fields.get(i), values[i]);
        sums[i + 1] += mix(hash);
        row = mix(row * 31 + hash);
      }
      sums[0] += row;
      rows++;
    }

    void add(Builder other) {
      Arrays.setAll(sums, i -> sums[i] + other.sums[i]);
      rows += other.rows;
    }

    Digest build() {
      return new Digest(rows, Arrays.stream(sums).boxed().toList());
    }

    private long hash(Field field, String value) {
      if (value == null || value.equals(NULL) || field.name().equals(NOT_COMPARED)) {
        return 0;
      }
      if (field.name().equals("source_file")) {
        return text(value.substring(Math.max(0, value.indexOf(source))));
      }
      return field.type().kind() == Kind.DOUBLE
          ? Double.doubleToLongBits(Double.parseDouble(value))
          : text(value);
    }

    // FNV-1a, of characters.
    private static long text(String value) {
      long hash = 0xcbf29ce484222325L;
      for (int i = 0; i < value.length(); i++) {
        hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
      }
      return hash;
    }

    // The finalizer of MurmurHash3.
    private static long mix(long number) {
      long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
      mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
      return mixed ^ (mixed >>> 33);
    }
  }
}
