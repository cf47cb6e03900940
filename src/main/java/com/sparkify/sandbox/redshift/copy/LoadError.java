package com.sparkify.sandbox.redshift.copy;

/** A row of stl_load_errors, but for the numbers of session and query. */
public record LoadError(
    String file,
    long line,
    TargetColumn column,
    String rawLine,
    String rawValue,
    int code,
    String reason) {}
