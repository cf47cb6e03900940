package com.sparkify.warehouse.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Packs files into tasks: as many as the cluster runs at once, more if there are many bytes. */
final class FileGroups {
  /** What opening a file costs, counted as bytes: a request takes as long as reading so much. */
  private static final long OPEN_COST = 64 * 1024;

  /**
   * A staged file is a task's; Redshift wants them of 1 MB to 1 GB compressed, about a fifth of
   * this.
   */
  private static final long MOST_BYTES = 256L * 1024 * 1024;

  /** Less work than this is not worth another task, nor another small staged file. */
  private static final long LEAST_COST = 8L * 1024 * 1024;

  private FileGroups() {}

  /**
   * Cuts the files, in their order, into groups of about equal cost.
   *
   * @param parallelism how many tasks run at once
   */
  static List<List<LakeFile>> pack(List<LakeFile> files, int parallelism) {
    long bytes = files.stream().mapToLong(LakeFile::size).sum();
    long total = files.size() * OPEN_COST + bytes;
    long count =
        Math.max(ceilDiv(bytes, MOST_BYTES), Math.min(parallelism, ceilDiv(total, LEAST_COST)));

    var groups = new TreeMap<Long, List<LakeFile>>();
    long before = 0;
    for (LakeFile file : files) {
      groups.computeIfAbsent(before / ceilDiv(total, count), group -> new ArrayList<>()).add(file);
      before += OPEN_COST + file.size();
    }
    return List.copyOf(groups.values());
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
