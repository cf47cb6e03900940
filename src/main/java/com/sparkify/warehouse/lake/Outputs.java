package com.sparkify.warehouse.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** The outputs of one task: rows, rows about files, rejects; rejects of splits by themselves. */
final class Outputs {
  private final StagingTable table;
  private final PartWriter rows;
  private final PartWriter files;
  private final PartWriter rejects;
  private final List<PartWriter> splitRejects = new ArrayList<>();
  private final IntFunction<PartWriter> newSplitRejects;

  Outputs(IngestSpec spec, String part, Configuration hadoop) {
    table = StagingTable.of(spec.feed());
    rows = new PartWriter(spec.partsDir() + "/" + part + ".csv.gz", hadoop);
    files = new PartWriter(spec.partsDir() + "/files-" + part + ".csv.gz", hadoop);
    rejects = new PartWriter(spec.rejectsDir() + "/" + part + ".json", hadoop);
    newSplitRejects =
        split ->
            new PartWriter("%s/rejects-%s-%d.json".formatted(spec.partsDir(), part, split), hadoop);
  }

  PartWriter rows() {
    return rows;
  }

  PartWriter files() {
    return files;
  }

  PartWriter rejects() {
    return rejects;
  }

  /** Of one split, until somebody knows how many lines lie before it. */
  PartWriter splitRejects(int split) {
    PartWriter writer = newSplitRejects.apply(split);
    splitRejects.add(writer);
    return writer;
  }

  /** The parts to stage, once closed. */
  List<StagedPart> parts() {
    return Stream.of(part(table, rows), part(StagingTable.STAGING_FILES, files))
        .filter(part -> part.rows() > 0)
        .toList();
  }

  /** The file of rejects, if there are any. */
  List<String> rejectFiles() {
    return rejects.rows() == 0 ? List.of() : List.of(rejects.path());
  }

  void close() throws IOException {
    rows.close();
    files.close();
    rejects.close();
    for (PartWriter writer : splitRejects) {
      writer.close();
    }
  }

  void abort() throws IOException {
    rows.abort();
    files.abort();
    rejects.abort();
    for (PartWriter writer : splitRejects) {
      writer.abort();
    }
  }

  private static StagedPart part(StagingTable table, PartWriter writer) {
    return new StagedPart(table, writer.path(), writer.bytes(), writer.rows());
  }
}
