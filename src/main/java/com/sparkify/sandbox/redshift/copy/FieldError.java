package com.sparkify.sandbox.redshift.copy;

/** What is wrong with a field or a line: code and reason of the guide's load error reference. */
final class FieldError extends Exception {
  private static final long serialVersionUID = 1;

  final int code;

  FieldError(int code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  static FieldError digit(char found, int position, String type) {
    return new FieldError(
        1207, "Invalid digit, Value '%s', Pos %d, Type: %s".formatted(found, position, type));
  }
}
