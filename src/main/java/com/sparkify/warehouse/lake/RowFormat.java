package com.sparkify.warehouse.lake;

/**
 * Writes checked values as the row of their staging table, in the order of {@link StagingTable}.
 */
final class RowFormat {
  private static final int TS = Source.EVENTS.indexOf("ts");

  private final Source feed;
  private final String runId;
  private final TimeText times = new TimeText();

  /** What the rows of a file end with, and which file. */
  private byte[] ending;

  private LakeFile endingOf;

  RowFormat(Source feed, String runId) {
    this.feed = feed;
    this.runId = runId;
  }

  @SuppressWarnings("ReferenceEquality") // The same instance while rows are of one file.
  CsvLine row(CsvLine csv, LakeFile file, CsvField[] values) {
    if (file != endingOf) {
      ending = ending(csv, file);
      endingOf = file;
    }
    csv.start();
    for (CsvField value : values) {
      csv.add(value);
    }
    if (feed == Source.EVENTS) {
      csv.add(times.field(Long.parseLong(values[TS].text())));
    }
    return csv.addAll(ending);
  }

  CsvLine file(CsvLine csv, LakeFile file, long accepted, long rejected) {
    return csv.start()
        .add(feed.label())
        .add(file.path())
        .add(file.size())
        .add(modified(file))
        .add(accepted + rejected)
        .add(accepted)
        .add(rejected)
        .add(runId);
  }

  private byte[] ending(CsvLine csv, LakeFile file) {
    csv.start().add(runId).add(file.path());
    if (feed == Source.SONGS) {
      csv.add(modified(file));
    }
    return csv.toBytes();
  }

  private CsvField modified(LakeFile file) {
    return times.field(file.modified().toEpochMilli());
  }
}
