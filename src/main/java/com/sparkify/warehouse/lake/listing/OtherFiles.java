package com.sparkify.warehouse.lake.listing;

import java.util.List;
import java.util.stream.Stream;

/**
 * Files beside the data that are not data by their names, and are not read.
 *
 * @param count how many there are
 * @param examples the addresses of some of them
 */
public record OtherFiles(long count, List<String> examples) {
  static final int EXAMPLES = 3;

  public static final OtherFiles NONE = new OtherFiles(0, List.of());

  /** Both together. */
  public OtherFiles plus(OtherFiles other) {
    return new OtherFiles(
        count + other.count,
        Stream.concat(examples.stream(), other.examples.stream()).limit(EXAMPLES).toList());
  }

  /** Says how many and which, to follow a colon. */
  @Override
  public String toString() {
    String some = String.join(", ", examples);
    return count > examples.size() ? "%,d files, such as %s".formatted(count, some) : some;
  }
}
