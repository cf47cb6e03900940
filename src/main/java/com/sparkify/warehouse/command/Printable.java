package com.sparkify.warehouse.command;

/** Makes text from the data safe for a terminal, whose cursor control characters would move. */
final class Printable {
  private Printable() {}

  /** The text with a dot in place of each control character. */
  static String of(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? '·' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
