package com.sparkify.warehouse.staging;

import com.sparkify.warehouse.error.LoadException;

/** Brings checked rows into the staging table of the same name, appending. */
public interface StagingWriter {

  /** Its name in the log and in the run log. */
  String name();

  /**
   * Appends the rows; all of them are committed, or none.
   *
   * @throws LoadException if they cannot be written, saying who must act; after a {@link
   *     com.sparkify.warehouse.error.TransientFailure} they may be there all the same, for the
   *     acknowledgement can be what was lost
   */
  void write(IngestedRows rows);
}
