package com.sparkify.bench;

import com.sparkify.warehouse.error.TransientException;
import java.io.IOException;

/** What the disk refuses, in a sentence. */
final class BenchException {
  private BenchException() {}

  static TransientException with(String what, IOException reason) {
    return new TransientException("Cannot " + what + ": " + reason, reason);
  }
}
