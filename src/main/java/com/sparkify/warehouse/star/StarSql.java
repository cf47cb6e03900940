package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statements of {@code sql/publish} in their order, from the lock to the checks. */
final class StarSql {
  private static final Logger LOG = LoggerFactory.getLogger(StarSql.class);

  private StarSql() {}

  /** First in a transaction: no other publish runs until it ends. */
  static void lock(Handle handle) {
    run(handle, "01_lock");
  }

  /**
   * Creates the temporary tables of the published runs and of the runs to publish, the latter
   * empty.
   */
  static void choose(Handle handle) {
    run(handle, "02_publishing");
  }

  /** As {@link #choose}, with all published runs as those to publish. */
  static void chooseAll(Handle handle) {
    choose(handle);
    SqlFile.of("rebuild/all-runs").run(handle);
  }

  /** Finds the keys that the chosen runs can change. */
  static void touch(Handle handle) {
    define(handle, "09_run_range");
    run(handle, "10_touched");
  }

  /** Brings the star up to date with the chosen runs, and runs the checks. */
  static PublishCounts publish(Handle handle, Checks.Scope scope) {
    touch(handle);
    define(handle, "11_time_ranges");
    run(handle, "20_plays");
    run(handle, "21_catalogue");
    long artists = run(handle, "30_artists");
    long songs = run(handle, "31_songs");
    long users = run(handle, "32_users");
    run(handle, "40_compare_plays");
    long changed = run(handle, "41_update_songplays");
    long added = run(handle, "42_insert_songplays");
    long moments = run(handle, "43_time");
    Checks.verify(handle, scope);
    return new PublishCounts(added, changed, users, songs, artists, moments);
  }

  /**
   * Updates the planner's statistics of the star after a commit. If that fails, only the log says
   * so: what was committed stays.
   */
  static void analyze(Warehouse warehouse, String committed) {
    try {
      warehouse.session(
          "analyze after " + committed,
          handle -> {
            Tables.STAR.forEach(table -> handle.execute("ANALYZE " + table));
            return null;
          });
    } catch (LoadException e) {
      LOG.warn("{}; the star itself is committed", e.getMessage());
    }
  }

  private static long run(Handle handle, String file) {
    return SqlFile.of("publish/" + file).run(handle);
  }

  // All later statements of the session can name the columns of its one row in angle brackets.
  private static void define(Handle handle, String file) {
    SqlFile.of("publish/" + file)
        .query(handle)
        .mapToMap()
        .one()
        .forEach((name, literal) -> handle.define(name, literal == null ? "NULL" : literal));
  }
}
