package com.sparkify.warehouse.lake.parsing;

/** A line that cannot be staged; the message is the reason, for the reject. */
public final class LineRejectedException extends Exception {
  public LineRejectedException(String reason) {
    super(reason, null, false, false);
  }
}
