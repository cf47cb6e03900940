package com.sparkify.warehouse.settings;

import java.util.Locale;

/** How the keys of JSON match those of the columns. */
public enum KeyMatching {
  /** Letter by letter. */
  EXACT {
    @Override
    public String normal(String key) {
      return key;
    }
  },
  /** In upper or lower case, as with COPY's {@code auto ignorecase}. */
  IGNORECASE {
    @Override
    public String normal(String key) {
      return key.toLowerCase(Locale.ROOT);
    }
  };

  /** The same for keys that match each other. */
  public abstract String normal(String key);
}
