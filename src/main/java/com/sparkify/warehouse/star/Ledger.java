package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.Warehouse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/**
 * The table {@code etl_files}: which versions of which files are loaded. Only the publish writes
 * it.
 */
public final class Ledger {
  private final Warehouse warehouse;

  /**
   * @param warehouse where
   */
  public Ledger(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * A version of a file.
   *
   * @param path its address, as Redshift writes it
   * @param size in bytes
   * @param modified to the millisecond
   */
  public record Version(String path, long size, Instant modified) {}

  /** Every version loaded; none before the tables are there. */
  public Set<Version> loaded() {
    return warehouse.session(
        "read the ledger",
        handle ->
            !Tables.existing(handle, warehouse.settings().schema()).contains("etl_files")
                ? Set.of()
                : handle
                    .createQuery("SELECT path, size, modified FROM etl_files")
                    .setFetchSize(10_000)
                    .map(
                        (row, context) ->
                            new Version(
                                row.getString("path"),
                                row.getLong("size"),
                                row.getObject("modified", LocalDateTime.class)
                                    .toInstant(ZoneOffset.UTC)))
                    .collectInto(HashSet.class));
  }
}
