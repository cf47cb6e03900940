package com.sparkify.warehouse.lake;

/**
 * Writes checked values as the row of their staging table, in the order of {@link CheckedTable}.
 */
final class RowFormat {
  private static final int TS = Feed.EVENTS.indexOf("ts");

  private final Feed feed;
  private final String runId;
  private final TimeText times = new TimeText();

  RowFormat(Feed feed, String runId) {
    this.feed = feed;
    this.runId = runId;
  }

  CsvLine row(CsvLine csv, LakeFile file, String[] values) {
    csv.start();
    for (String value : values) {
      csv.add(value);
    }
    switch (feed) {
      case EVENTS -> csv.add(times.text(Long.parseLong(values[TS]))).add(runId).add(file.path());
      case SONGS -> csv.add(runId).add(file.path()).add(times.text(file.modified().toEpochMilli()));
    }
    return csv;
  }

  CsvLine file(CsvLine csv, LakeFile file, long accepted, long rejected) {
    return csv.start()
        .add(feed.label())
        .add(file.path())
        .add(file.size())
        .add(times.text(file.modified().toEpochMilli()))
        .add(accepted + rejected)
        .add(accepted)
        .add(rejected)
        .add(runId);
  }
}
