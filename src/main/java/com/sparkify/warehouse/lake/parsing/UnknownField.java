package com.sparkify.warehouse.lake.parsing;

import java.io.Serializable;

/**
 * A field of records that their source does not know.
 *
 * @param records how many records have it
 * @param example the value of one of them
 */
public record UnknownField(long records, String example) implements Serializable {
  UnknownField oneMore() {
    return new UnknownField(records + 1, example);
  }

  /** Both together. */
  public UnknownField plus(UnknownField other) {
    return new UnknownField(records + other.records, example);
  }
}
