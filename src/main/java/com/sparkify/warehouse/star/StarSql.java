package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RejectLimit;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statements of {@code sql/publish} and {@code sql/rebuild} in their order. */
final class StarSql {
  private static final Logger LOG = LoggerFactory.getLogger(StarSql.class);

  private StarSql() {}

  /** First in a transaction: no other publish runs until it ends. */
  static void lock(Handle handle) {
    run(handle, "publish/01_lock");
  }

  /** Creates the temporary tables that name what is published, all empty. */
  static void begin(Handle handle) {
    run(handle, "publish/02_publishing");
  }

  /** As {@link #begin}, with all published runs as those to publish. */
  static void beginWithAllRuns(Handle handle) {
    begin(handle);
    run(handle, "rebuild/all-runs");
    findIncoming(handle);
  }

  /** Reads what the publishing runs have staged. */
  static void findIncoming(Handle handle) {
    define(handle, "publish/02_run_range");
    run(handle, "publish/03_incoming");
  }

  /**
   * Brings the star up to date with the publishing runs, and runs the checks.
   *
   * @param scope for the whole star, what staging does not derive goes too
   * @param maxWithdrawn how many of the keys that replaced files gave, or for the whole star of its
   *     own, may go
   */
  static PublishCounts publish(
      Handle handle, Checks.Scope scope, Deliveries deliveries, RejectLimit maxWithdrawn) {
    boolean isWhole = scope == Checks.Scope.STAR;
    if (isWhole) {
      run(handle, "rebuild/delete-duplicates");
      run(handle, "rebuild/star-keys");
    }
    derive(handle, scope);
    Withdrawn withdrawn = Withdrawn.count(handle);
    withdrawn.refuseMoreThan(maxWithdrawn);
    PublishCounts counts = write(handle, deliveries, withdrawn);
    run(handle, isWhole ? "rebuild/star-rows" : "publish/46_star_rows");
    Checks.verify(handle, scope);
    return counts;
  }

  /**
   * Derives the rows of the touched keys from staging, in temporary tables.
   *
   * @param scope whether the star's own rows help to find a user's latest event
   */
  static void derive(Handle handle, Checks.Scope scope) {
    handle.define("known_users", scope == Checks.Scope.STAR ? "no_users" : "users");
    run(handle, "publish/10_touched");
    if (count(define(handle, "publish/11_lost_users"), "users") > 0) {
      run(handle, "publish/12_last_seen");
    }
    define(handle, "publish/13_time_ranges");
    Stream.of(
            "20_plays",
            "21_catalogue",
            "22_artists_now",
            "23_songs_now",
            "24_users_now",
            "25_songplays_now")
        .forEach(file -> run(handle, "publish/" + file));
  }

  /** Brings the star up to what was derived. */
  private static PublishCounts write(Handle handle, Deliveries deliveries, Withdrawn withdrawn) {
    long artists = run(handle, "publish/31_artists");
    long songs = run(handle, "publish/32_songs");
    long users = run(handle, "publish/33_users");
    run(handle, "publish/40_compare_songplays");
    long changed = run(handle, "publish/41_update_songplays");
    long added = run(handle, "publish/42_insert_songplays");
    run(handle, "publish/43_delete_songplays");
    long moments = run(handle, "publish/44_time");
    return new PublishCounts(
        added,
        changed,
        users,
        songs,
        artists,
        moments,
        deliveries.replaced(),
        deliveries.superseded(),
        withdrawn.keys());
  }

  /**
   * Updates the planner's statistics after a commit. If that fails, only the log says so: what was
   * committed stays.
   */
  static void analyze(Warehouse warehouse, String committed) {
    try {
      warehouse.session(
          "analyze after " + committed,
          handle -> {
            // Questions read staging as well as the star.
            Stream.concat(Tables.STAGING.stream(), Tables.STAR.stream())
                .forEach(table -> handle.execute("ANALYZE " + table));
            return null;
          });
    } catch (LoadException e) {
      LOG.warn("{}; the star itself is committed", e.getMessage());
    }
  }

  /**
   * Runs a query of one row. All later statements of the session can name its columns in angle
   * brackets.
   */
  static Map<String, Object> define(Handle handle, String file) {
    Map<String, Object> row = SqlFile.of(file).query(handle).mapToMap().one();
    row.forEach((name, literal) -> handle.define(name, literal == null ? "NULL" : literal));
    return row;
  }

  /** A number of a row. */
  static long count(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }

  private static long run(Handle handle, String file) {
    return SqlFile.of(file).run(handle);
  }
}
