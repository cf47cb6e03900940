package com.sparkify.warehouse.command;

/** Text from the data, as a terminal may show it: control characters would move its cursor. */
final class Printable {
  private Printable() {}

  /** The text with a dot for each control character. */
  static String of(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? '·' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
