package com.sparkify.bench;

import com.sparkify.warehouse.error.TransientException;
import java.io.IOException;

/** I/O errors of the bench's temporary files. */
final class BenchErrors {
  private BenchErrors() {}

  static TransientException cannot(String action, IOException cause) {
    return new TransientException("Cannot " + action + ": " + cause, cause);
  }
}
