package com.sparkify.warehouse.lake;

import java.io.Serializable;
import java.util.Optional;

/**
 * What became of the lines of one split of a large file.
 *
 * @param split which
 * @param accepted how many lines are rows
 * @param rejected how many lines are rejects
 * @param rejects the file of these, their lines numbered from the start of the split
 */
record SplitCount(Split split, long accepted, long rejected, String rejects)
    implements Serializable {
  long lines() {
    return accepted + rejected;
  }

  Optional<String> rejectFile() {
    return Optional.ofNullable(rejects);
  }
}
