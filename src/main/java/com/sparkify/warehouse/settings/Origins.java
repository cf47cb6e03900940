package com.sparkify.warehouse.settings;

import com.typesafe.config.ConfigOrigin;

/** Says where a value was written. */
final class Origins {

  private Origins() {}

  static String words(ConfigOrigin origin) {
    if (origin.filename() == null) {
      return origin.description();
    }
    String file = origin.filename();
    return origin.lineNumber() < 1 ? file : file + " line " + origin.lineNumber();
  }
}
