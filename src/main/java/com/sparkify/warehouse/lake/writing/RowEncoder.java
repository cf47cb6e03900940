package com.sparkify.warehouse.lake.writing;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.parsing.Row;
import com.sparkify.warehouse.lake.parsing.Source;

/** Encodes typed rows as lines of their staging table, in the order of {@link StagingTable}. */
final class RowEncoder {
  private static final int TS = Source.EVENTS.indexOf("ts");

  private final Source source;
  private final String runId;
  private final int columns;
  private final CsvLine csv = new CsvLine();

  /** The last fields of the rows of one file, and which file that is. */
  private byte[] ending;

  private LakeFile endingOf;

  RowEncoder(Source source, String runId) {
    this.source = source;
    this.runId = runId;
    this.columns = source.columns().size();
  }

  /** The line of a row, good until the next call. */
  CsvLine row(LakeFile file, Row row) {
    if (!file.equals(endingOf)) {
      ending = ending(file);
      endingOf = file;
    }
    csv.start();
    for (int i = 0; i < columns; i++) {
      switch (row.form(i)) {
        case NULL -> csv.addNull();
        case PLAIN -> csv.addPlain(row.bytes(), row.offset(i), row.length(i));
        case QUOTED -> csv.addQuoted(row.bytes(), row.offset(i), row.length(i));
      }
    }
    if (source == Source.EVENTS) {
      csv.addTime(row.number(TS));
    }
    return csv.addAll(ending);
  }

  /** The line that counts what became of the records of a file, good until the next call. */
  CsvLine file(LakeFile file, long accepted, long rejected) {
    return csv.start()
        .add(source.label())
        .add(file.path())
        .add(file.size())
        .addTime(file.modified().toEpochMilli())
        .add(file.version())
        .add(accepted + rejected)
        .add(accepted)
        .add(rejected)
        .add(runId);
  }

  private byte[] ending(LakeFile file) {
    csv.start().add(runId).add(file.path());
    if (source == Source.SONGS) {
      csv.addTime(file.modified().toEpochMilli());
    }
    return csv.toBytes();
  }
}
