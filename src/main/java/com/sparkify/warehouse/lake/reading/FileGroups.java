package com.sparkify.warehouse.lake.reading;

import com.sparkify.warehouse.lake.listing.LakeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.hadoop.util.functional.FunctionRaisingIOE;

/**
 * Packs files into tasks: combines small files and splits large ones. On this machine as many tasks
 * as run at once, or more if there are many bytes; on a cluster a task for so much work, whatever
 * the number of executors, since a cluster may start them when it sees the tasks.
 */
public final class FileGroups {
  /** What opening a file costs, in bytes: a request takes as long as reading so many. */
  private static final long OPEN_COST = 64 * 1024;

  /** A task writes one staged file, a fifth as large; Redshift wants 1 MB to 1 GB, compressed. */
  private static final long MOST_BYTES = 256L * 1024 * 1024;

  /** Minimum work of a task, so that there are not too many small staged files. */
  private static final long LEAST_COST = 8L * 1024 * 1024;

  /**
   * The work of a task on a cluster: about a second, a thousand small files or a quarter of the
   * most bytes, which is much more than it costs to start one, and little to do again if it is
   * lost.
   */
  private static final long CLUSTER_COST = 64L * 1024 * 1024;

  /** Spark's own {@code spark.sql.files.maxPartitionBytes}. */
  private static final long LONGEST_SPLIT = 128L * 1024 * 1024;

  private FileGroups() {}

  /**
   * Cuts the files, in their order, into groups of about equal cost.
   *
   * @param cores how many tasks run at once, if that is known and stays so
   * @param whole tells which of some files can only be read from their beginning
   */
  public static List<List<Split>> pack(
      List<LakeFile> files,
      OptionalInt cores,
      FunctionRaisingIOE<List<LakeFile>, Set<LakeFile>> whole)
      throws IOException {
    long bytes = files.stream().mapToLong(LakeFile::size).sum();
    long total = Math.max(1, files.size() * OPEN_COST + bytes);
    long count =
        cores.isPresent() ? count(total, bytes, cores.getAsInt()) : ceilDiv(total, CLUSTER_COST);
    long share = ceilDiv(total, count);

    long longest = Math.min(share, LONGEST_SPLIT);
    List<LakeFile> large = files.stream().filter(file -> isLarge(file, longest)).toList();
    var toCut = new HashSet<>(large);
    toCut.removeAll(whole.apply(large));

    var groups = new TreeMap<Long, List<Split>>();
    long before = 0;
    for (LakeFile file : files) {
      for (Split split : (toCut.contains(file) ? cut(file, longest) : List.of(Split.whole(file)))) {
        groups.computeIfAbsent(before / share, group -> new ArrayList<>()).add(split);
        before += OPEN_COST + split.bytes();
      }
    }
    return List.copyOf(groups.values());
  }

  // Full rounds of tasks, so that no core waits for the last ones.
  private static long count(long total, long bytes, int parallelism) {
    long least = ceilDiv(bytes, MOST_BYTES);
    return least > parallelism
        ? ceilDiv(least, parallelism) * parallelism
        : Math.max(least, Math.min(parallelism, ceilDiv(total, LEAST_COST)));
  }

  private static boolean isLarge(LakeFile file, long longest) {
    return file.size() > longest + longest / 10;
  }

  private static List<Split> cut(LakeFile file, long longest) {
    long size = file.size();
    long count = ceilDiv(size, longest);
    long length = ceilDiv(size, count);
    return LongStream.range(0, count)
        .mapToObj(i -> new Split(file, i * length, Math.min(size, (i + 1) * length)))
        .toList();
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
