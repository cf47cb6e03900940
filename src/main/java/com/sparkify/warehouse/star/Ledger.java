package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.Warehouse;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads the table {@code etl_files}: which versions of which files are loaded. */
public final class Ledger {
  private static final int ROWS_PER_FETCH = 10_000;

  private final Warehouse warehouse;

  public Ledger(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * A version of a file.
   *
   * @param path its {@code s3://} address
   * @param size in bytes
   * @param modified to the millisecond
   */
  public record Version(String path, long size, Instant modified) {}

  /** Every version loaded; empty if the tables do not exist yet. */
  public Set<Version> loaded() {
    return warehouse.session(
        "read the ledger",
        handle ->
            Tables.existing(handle, warehouse.settings().schema()).contains("etl_files")
                ? handle
                    .createQuery("SELECT path, size, modified FROM etl_files")
                    .setFetchSize(ROWS_PER_FETCH)
                    .map(ConstructorMapper.of(Version.class))
                    .collectInto(HashSet.class)
                : Set.of());
  }
}
