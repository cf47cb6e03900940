package com.sparkify.warehouse.lake;

/** A line that cannot be staged; the message is the reason, for the reject. */
final class LineRejectedException extends Exception {
  LineRejectedException(String reason) {
    super(reason, null, false, false);
  }
}
