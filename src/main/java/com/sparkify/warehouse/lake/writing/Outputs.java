package com.sparkify.warehouse.lake.writing;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.parsing.Row;
import com.sparkify.warehouse.lake.parsing.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.conf.Configuration;

/**
 * The files that one task writes: rows, counts of its files, rejects. Closed before {@link #finish}
 * succeeds, it leaves none of them.
 */
public final class Outputs implements AutoCloseable {
  private static final String COUNTS = "/files-";
  private static final String ROWS = ".csv.gz";
  private static final String REJECTS = ".json";

  private final Configuration hadoop;
  private final StagingTable table;
  private final RowEncoder encoder;
  private final PartWriter rows;
  private final PartWriter files;
  private final PartWriter rejects;
  private final String splitRejects;
  private final List<PartWriter> writers = new ArrayList<>();
  private boolean isFinished;

  /**
   * @param part the task's own part of file names
   */
  public Outputs(Source source, RunFolders folders, String part, Configuration hadoop) {
    this.hadoop = hadoop;
    this.table = StagingTable.of(source);
    this.encoder = new RowEncoder(source, folders.runId());
    this.rows = writer(folders.parts() + "/" + part + ROWS);
    this.files = writer(folders.parts() + COUNTS + part + ROWS);
    this.rejects = writer(folders.rejects() + "/" + part + REJECTS);
    this.splitRejects = folders.parts() + "/rejects-" + part + "-";
  }

  /**
   * The name of the file of rejects, if any, of the task that wrote {@code counts} of its files.
   */
  static String rejectsBeside(StagedPart counts) {
    return StringUtils.substringBetween(counts.path(), COUNTS, ROWS) + REJECTS;
  }

  /** Writes an accepted record. */
  public void row(LakeFile file, Row row) throws IOException {
    rows.write(encoder.row(file, row));
  }

  /** Writes what became of the records of a file. */
  public void file(LakeFile file, long accepted, long rejected) throws IOException {
    files.write(encoder.file(file, accepted, rejected));
  }

  /** Takes rejects whose numbers are known. */
  public PartWriter rejects() {
    return rejects;
  }

  /** Takes the rejects of one split; {@link SplitFiles} numbers them later. */
  public PartWriter splitRejects(int split) {
    return writer(splitRejects + split + ".json");
  }

  /**
   * Makes all files whole and visible.
   *
   * @return those to stage
   */
  public List<StagedPart> finish() throws IOException {
    for (PartWriter writer : writers) {
      writer.close();
    }
    isFinished = true;
    return Stream.of(rows.part(table), files.part(StagingTable.STAGING_FILES))
        .filter(part -> part.rows() > 0)
        .toList();
  }

  @Override
  public void close() throws IOException {
    if (!isFinished) {
      for (PartWriter writer : writers) {
        writer.abort();
      }
    }
  }

  private PartWriter writer(String path) {
    var writer = new PartWriter(path, hadoop);
    writers.add(writer);
    return writer;
  }
}
