package com.sparkify.warehouse.lake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Puts together what tasks have found in the splits of large files: a row that counts the lines of
 * each file, and its rejects with their line numbers, which no task could know.
 */
final class SplitFiles {
  private final IngestSpec spec;
  private final Configuration hadoop;
  private final RowFormat format;
  private final CsvLine csv = new CsvLine();

  SplitFiles(IngestSpec spec, Configuration hadoop) {
    this.spec = spec;
    this.hadoop = hadoop;
    this.format = new RowFormat(spec.feed(), spec.runId());
  }

  /** What was found in {@code splits}, as the parts and rejects of a task would tell. */
  IngestReport execute(List<SplitCount> splits) throws IOException {
    if (splits.isEmpty()) {
      return IngestReport.NOTHING;
    }
    Map<String, List<SplitCount>> files =
        splits.stream()
            .sorted(Comparator.comparingLong(count -> count.split().start()))
            .collect(
                Collectors.groupingBy(
                    count -> count.split().file().path(), TreeMap::new, Collectors.toList()));
    var outputs = new Outputs(spec, spec.feed().label() + "-splits", hadoop);
    boolean done = false;
    try {
      for (List<SplitCount> file : files.values()) {
        write(file, outputs);
      }
      outputs.close();
      done = true;
    } finally {
      if (!done) {
        outputs.abort();
      }
    }
    return IngestReport.ofFiles(outputs.parts(), outputs.rejectFiles());
  }

  private void write(List<SplitCount> splits, Outputs outputs) throws IOException {
    long accepted = 0;
    long lines = 0;
    for (SplitCount count : splits) {
      if (count.rejectFile().isPresent()) {
        number(count.rejectFile().get(), lines, outputs.rejects());
      }
      accepted += count.accepted();
      lines += count.lines();
    }
    LakeFile file = splits.get(0).split().file();
    outputs.files().write(format.file(csv, file, accepted, lines - accepted));
  }

  private void number(String rejects, long linesBefore, PartWriter out) throws IOException {
    var path = new Path(rejects);
    try (var reader =
        new BufferedReader(
            new InputStreamReader(path.getFileSystem(hadoop).open(path), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        out.write(Reject.fromJson(line).behind(linesBefore).toJson());
      }
    }
  }
}
