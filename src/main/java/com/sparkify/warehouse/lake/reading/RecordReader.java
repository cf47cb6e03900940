package com.sparkify.warehouse.lake.reading;

import java.io.IOException;
import java.util.Optional;

/** Cuts the bytes of a file, or of a split of it, into records, with bounded memory. */
public interface RecordReader {
  /** Moves to the next record; false at the end. */
  boolean next() throws IOException;

  /** The bytes of the record are the first {@link #length} of this array, until the next call. */
  byte[] bytes();

  int length();

  /** The line on which the record begins, counted from 1, in what this reader reads. */
  long number();

  /** Whether the record was longer than allowed; then only its beginning is kept. */
  boolean tooLong();

  /** Whether it has nothing but white space of ASCII. */
  boolean isBlank();

  /** After the last record: the line on which a next one would begin. */
  long nextNumber();

  /** After the last record: why what was read ends before its end; empty if it does not. */
  Optional<String> damage();
}
