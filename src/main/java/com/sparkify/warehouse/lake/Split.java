package com.sparkify.warehouse.lake;

import java.io.Serializable;

/**
 * A file, or the part of a large one that a task reads by itself: the lines that begin there.
 *
 * @param file what it is of
 * @param start the offset of its first byte
 * @param end the offset behind its last
 */
record Split(LakeFile file, long start, long end) implements Serializable {
  static Split whole(LakeFile file) {
    return new Split(file, 0, file.size());
  }

  boolean isWhole() {
    return start == 0 && end == file.size();
  }

  boolean isFirst() {
    return start == 0;
  }

  long bytes() {
    return end - start;
  }
}
