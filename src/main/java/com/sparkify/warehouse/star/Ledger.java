package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.Warehouse;
import java.util.HashMap;
import java.util.Map;

/** Reads the table {@code etl_files}: which version of which files is loaded. */
public final class Ledger {
  private static final int ROWS_PER_FETCH = 10_000;

  private final Warehouse warehouse;

  public Ledger(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** The live version of every file loaded, by its path; empty if the tables do not exist yet. */
  public Map<String, String> versions() {
    return warehouse.session(
        "read the ledger",
        handle -> {
          var versions = new HashMap<String, String>();
          if (Tables.existing(handle, warehouse.settings().schema()).contains("etl_files")) {
            handle
                .createQuery("SELECT path, version FROM etl_files")
                .setFetchSize(ROWS_PER_FETCH)
                .mapToMap(String.class)
                .forEach(row -> versions.put(row.get("path"), row.get("version")));
          }
          return versions;
        });
  }

  /** The warehouse's clock, in UTC, as the text of a TIMESTAMP: all runs are compared by it. */
  public String now() {
    return warehouse.session(
        "ask for the time",
        handle -> handle.createQuery("SELECT CAST(SYSDATE AS VARCHAR)").mapTo(String.class).one());
  }
}
