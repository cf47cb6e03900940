package com.sparkify.warehouse.lake.writing;

import com.sparkify.warehouse.lake.parsing.Source;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Puts together what tasks found in the splits of large files: one row of counts per file, and its
 * rejects with the numbers of their lines and records, which no task could know.
 */
public final class SplitFiles {
  private final Source source;
  private final RunFolders folders;
  private final Configuration hadoop;

  /**
   * @param source what the files are
   * @param folders where the files of the run go
   * @param hadoop how to reach them
   */
  public SplitFiles(Source source, RunFolders folders, Configuration hadoop) {
    this.source = source;
    this.folders = folders;
    this.hadoop = hadoop;
  }

  /** Writes what was found in {@code splits}, and returns the files to stage. */
  public List<StagedPart> execute(List<SplitCount> splits) throws IOException {
    var files =
        splits.stream()
            .sorted(Comparator.comparingLong(SplitCount::start))
            .collect(
                Collectors.groupingBy(
                    split -> split.file().path(), TreeMap::new, Collectors.toList()));
    try (var outputs = new Outputs(source, folders, source.label() + "-splits", hadoop)) {
      for (List<SplitCount> file : files.values()) {
        write(file, outputs);
      }
      return outputs.finish();
    }
  }

  private void write(List<SplitCount> splits, Outputs outputs) throws IOException {
    long accepted = 0;
    long rejected = 0;
    long lines = 0;
    for (SplitCount split : splits) {
      if (split.rejected() > 0) {
        long linesBefore = lines;
        long recordsBefore = accepted + rejected;
        RejectReader.read(
            new Path(split.rejects()),
            hadoop,
            Long.MAX_VALUE,
            reject -> outputs.rejects().write(reject.behind(linesBefore, recordsBefore)));
      }
      accepted += split.accepted();
      rejected += split.rejected();
      lines += split.lines();
    }
    outputs.file(splits.get(0).file(), accepted, rejected);
  }
}
