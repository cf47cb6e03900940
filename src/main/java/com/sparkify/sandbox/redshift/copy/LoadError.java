package com.sparkify.sandbox.redshift.copy;

/**
 * A row of stl_load_errors, without session and query ids.
 *
 * @param reason without NUL, which PostgreSQL's text cannot store; callers remove it from the other
 *     texts
 */
public record LoadError(
    String file,
    long line,
    TargetColumn column,
    String rawLine,
    String rawValue,
    int code,
    String reason) {

  public LoadError {
    reason = reason.replace("\0", "");
  }
}
