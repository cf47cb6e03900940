package com.sparkify.sandbox.redshift.copy;

/**
 * A row of stl_load_errors ("STL_LOAD_ERRORS" of the developer guide), but for the numbers of
 * session and query.
 *
 * @param column the column at fault; null if the line as a whole is
 * @param position in the line, 0 for its first byte
 */
public record LoadError(
    String file,
    long line,
    TargetColumn column,
    int position,
    String rawLine,
    String rawValue,
    int code,
    String reason) {}
