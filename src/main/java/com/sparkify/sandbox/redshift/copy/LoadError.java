package com.sparkify.sandbox.redshift.copy;

/**
 * A row of stl_load_errors, but for the numbers of session and query.
 *
 * @param reason without NUL, which PostgreSQL's text cannot hold; so are the other texts given
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
