package com.sparkify.bench;

import com.sparkify.warehouse.failure.TransientFailure;
import java.io.IOException;

/** What the disk refuses, in a sentence. */
final class Trouble {
  private Trouble() {}

  static TransientFailure with(String what, IOException reason) {
    return new TransientFailure("Cannot " + what + ": " + reason, reason);
  }
}
