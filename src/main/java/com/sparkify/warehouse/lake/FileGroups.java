package com.sparkify.warehouse.lake;

import java.util.ArrayList;
import java.util.List;

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
    long total = files.stream().mapToLong(FileGroups::cost).sum();
    long bySize = ceilDiv(total, MOST_BYTES);
    long byWork = Math.min(parallelism, ceilDiv(total, LEAST_COST));
    long target = ceilDiv(total, Math.max(1, Math.max(bySize, byWork)));

    var groups = new ArrayList<List<LakeFile>>();
    var group = new ArrayList<LakeFile>();
    long cost = 0;
    for (LakeFile file : files) {
      if (!group.isEmpty() && cost + cost(file) > target) {
        groups.add(group);
        group = new ArrayList<>();
        cost = 0;
      }
      group.add(file);
      cost += cost(file);
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }

  private static long cost(LakeFile file) {
    return OPEN_COST + file.size();
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
