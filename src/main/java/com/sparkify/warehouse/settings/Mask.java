package com.sparkify.warehouse.settings;

import java.util.regex.Pattern;

/** Hides secrets that people write where none belongs, such as a password in an address. */
final class Mask {

  static final String MASK = "****";

  private static final Pattern USER_INFO = Pattern.compile("//[^/\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)((?:password|pwd|secret|token|key)[^=&;?\\s]*=)[^&;\\s]*");

  private Mask() {}

  static String inText(String text) {
    String withoutUser = USER_INFO.matcher(text).replaceAll("//" + MASK + "@");
    return PARAMETER.matcher(withoutUser).replaceAll("$1" + MASK);
  }
}
