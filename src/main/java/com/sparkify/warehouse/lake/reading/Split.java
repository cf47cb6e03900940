package com.sparkify.warehouse.lake.reading;

import com.sparkify.warehouse.lake.listing.LakeFile;
import java.io.Serializable;

/**
 * A file, or a range of a large file: the lines that begin in it.
 *
 * @param file the file
 * @param start the offset of its first byte
 * @param end the offset after its last byte
 */
public record Split(LakeFile file, long start, long end) implements Serializable {
  static Split whole(LakeFile file) {
    return new Split(file, 0, file.size());
  }

  public boolean isWhole() {
    return start == 0 && end == file.size();
  }

  public boolean isFirst() {
    return start == 0;
  }

  public long bytes() {
    return end - start;
  }

  /** Where reading starts: the byte before the split tells whether a line begins with it. */
  long firstByte() {
    return Math.max(0, start - 1);
  }
}
