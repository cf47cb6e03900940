package com.sparkify.sandbox.redshift.dialect;

/**
 * The numbers that a session can ask for after a load.
 *
 * @param lastQuery for {@code pg_last_query_id()}; 0 before any
 * @param lastCopy for {@code pg_last_copy_id()}; 0 before any
 * @param lastCopyCount for {@code pg_last_copy_count()}: rows that the last COPY loaded
 */
public record QueryIds(long lastQuery, long lastCopy, long lastCopyCount) {
  public static final QueryIds NONE = new QueryIds(0, 0, 0);
}
