package com.sparkify.sandbox.redshift.unload;

import java.io.IOException;

/** Writes rows in one of UNLOAD's formats. */
interface RowWriter extends AutoCloseable {

  /**
   * @param values in PostgreSQL's text forms; null for NULL
   */
  void row(String[] values) throws IOException;

  @Override
  void close() throws IOException;
}
