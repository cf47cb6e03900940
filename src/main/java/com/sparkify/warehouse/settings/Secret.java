package com.sparkify.warehouse.settings;

/** A value that is never printed: {@code toString} is a mask, {@link #reveal()} is the value. */
public record Secret(String reveal) {

  static final String MASK = "****";

  @Override
  public String toString() {
    return MASK;
  }

  /** Masks what people write where no secret belongs: a user in an address, a password in a URL. */
  static String mask(String text) {
    return text.replaceAll("//[^/\\s]*@", "//" + MASK + "@")
        .replaceAll("(?i)((?:password|pwd|secret|token|key)[^=&;?\\s]*=)[^&;\\s]*", "$1" + MASK);
  }
}
