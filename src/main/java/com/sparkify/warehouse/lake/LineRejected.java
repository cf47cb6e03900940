package com.sparkify.warehouse.lake;

/** A line that cannot be staged; the message is the reason, for the reject. */
final class LineRejected extends Exception {
  LineRejected(String reason) {
    super(reason, null, false, false);
  }
}
