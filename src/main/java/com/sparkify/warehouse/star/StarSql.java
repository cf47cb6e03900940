package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.Sql;
import com.sparkify.warehouse.redshift.SqlFile;
import org.jdbi.v3.core.Handle;

/** The statements of {@code sql/publish}, in their order, from the lock to the checks. */
final class StarSql {
  private StarSql() {}

  /** First in a transaction: nobody else publishes until it ends. */
  static void lock(Handle handle) {
    Sql.run(handle, "publish/01_lock");
  }

  /** Makes the tables of the runs that count, and of those to publish, which is still empty. */
  static void choose(Handle handle) {
    Sql.run(handle, "publish/02_publishing");
  }

  /** Makes them, with all runs that count as those to publish. */
  static void chooseAll(Handle handle) {
    choose(handle);
    Sql.run(handle, "rebuild/all-runs");
  }

  /** Finds what the runs chosen can change, and lets later statements name the runs' window. */
  static void touch(Handle handle) {
    define(handle, "publish/09_window_of_runs");
    Sql.run(handle, "publish/10_touched");
  }

  /** Brings the star up to date with the runs chosen, and verifies it as far as asked. */
  static PublishCounts publish(Handle handle, Checks.Scope scope) {
    touch(handle);
    define(handle, "publish/11_windows_of_moments");
    Sql.run(handle, "publish/20_plays");
    Sql.run(handle, "publish/21_catalogue");
    long artists = Sql.run(handle, "publish/30_artists");
    long songs = Sql.run(handle, "publish/31_songs");
    long users = Sql.run(handle, "publish/32_users");
    Sql.run(handle, "publish/40_plays_changed");
    long changed = Sql.run(handle, "publish/41_songplays_changed");
    long added = Sql.run(handle, "publish/42_songplays");
    long moments = Sql.run(handle, "publish/43_time");
    int checks = Checks.verify(handle, scope);
    return new PublishCounts(added, changed, users, songs, artists, moments, checks);
  }

  // The columns of its one row are what <their names> stand for in all later statements of the
  // session.
  private static void define(Handle handle, String path) {
    handle
        .createQuery(Sql.only(handle, SqlFile.of(path)))
        .mapToMap()
        .one()
        .forEach((name, literal) -> handle.define(name, literal == null ? "NULL" : literal));
  }
}
