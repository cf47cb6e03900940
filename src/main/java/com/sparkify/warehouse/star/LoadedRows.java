package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Compares the numbers of rows in staging and in the star with what was loaded and published: who
 * has deleted some by hand must not get a star that is silently wrong. It costs a scan of one
 * column a table; {@link CheckStar} compares all of it.
 */
public final class LoadedRows {
  /** For messages. */
  static final String HOW_TO_STAGE_AGAIN =
      "`submit.sh run --full-refresh` stages every file of the lake again";

  private static final int SHOWN = 3;

  private final Warehouse warehouse;

  public LoadedRows(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Compares staging with the ledger, and the star with what was published.
   *
   * @throws DataException if they differ, with the command that repairs it
   */
  public void verify() {
    warehouse.session(
        "verify what is loaded",
        handle -> {
          verifyStaging(handle, "load");
          verifyStar(handle);
          return null;
        });
  }

  /** A run's rows in a staging table. */
  public record Staged(String tableName, String runId, long rowsStaged, long rowsLoaded) {
    @Override
    public String toString() {
      return "%s has %,d rows of run %s, but its files in etl_files have %,d"
          .formatted(tableName, rowsStaged, runId, rowsLoaded);
    }
  }

  /** A table of the star. */
  public record Present(String tableName, long rowsPresent, long rowsPublished) {
    @Override
    public String toString() {
      return "%s has %,d rows, but the runs have published %,d"
          .formatted(tableName, rowsPresent, rowsPublished);
    }
  }

  static void verifyStaging(Handle handle, String action) {
    List<Staged> wrong =
        SqlFile.of("verify/staging").query(handle).map(ConstructorMapper.of(Staged.class)).list();
    if (!wrong.isEmpty()) {
      throw new DataException(
          "Cannot %s: %s. Someone has changed staging or the ledger; %s"
              .formatted(action, describe(wrong), HOW_TO_STAGE_AGAIN));
    }
  }

  private static void verifyStar(Handle handle) {
    List<Present> wrong =
        SqlFile.of("verify/star").query(handle).map(ConstructorMapper.of(Present.class)).list();
    if (!wrong.isEmpty()) {
      throw new DataException(
          "Cannot load: %s. Someone has changed the star schema or etl_star; `submit.sh rebuild` derives the star again from staging"
              .formatted(describe(wrong)));
    }
  }

  private static String describe(List<?> wrong) {
    String shown = String.join(", ", wrong.stream().limit(SHOWN).map(Object::toString).toList());
    return wrong.size() > SHOWN ? shown + " and more" : shown;
  }
}
