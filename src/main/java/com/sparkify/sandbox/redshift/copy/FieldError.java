package com.sparkify.sandbox.redshift.copy;

/** What is wrong with a field or a record: code and reason of the guide's load error reference. */
final class FieldError extends RuntimeException {
  private static final long serialVersionUID = 1;

  final int code;

  FieldError(int code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }
}
