package com.sparkify.warehouse.lake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes checked values as the row of their staging table, in the order of {@link CheckedTable}.
 */
final class RowFormat {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int TS = Feed.EVENTS.indexOf("ts");

  private final Feed feed;
  private final String runId;

  RowFormat(Feed feed, String runId) {
    this.feed = feed;
    this.runId = runId;
  }

  CharSequence row(CsvLine csv, LakeFile file, String[] values) {
    csv.start();
    for (String value : values) {
      csv.add(value);
    }
    switch (feed) {
      case EVENTS ->
          csv.add(timestamp(Instant.ofEpochMilli(Long.parseLong(values[TS]))))
              .add(runId)
              .add(file.path());
      case SONGS -> csv.add(runId).add(file.path()).add(timestamp(file.modified()));
    }
    return csv.end();
  }

  CharSequence file(CsvLine csv, LakeFile file, long accepted, long rejected) {
    return csv.start()
        .add(feed.label())
        .add(file.path())
        .add(file.size())
        .add(timestamp(file.modified()))
        .add(accepted + rejected)
        .add(accepted)
        .add(rejected)
        .add(runId)
        .end();
  }

  private static String timestamp(Instant instant) {
    return TIMESTAMP.format(instant);
  }
}
