package com.sparkify.sandbox.redshift.sql;

/** Redshift or the sandbox refuses a statement, or a COPY or UNLOAD fails, with this message. */
public final class RefusedStatementException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Takes Redshift's message; one that starts with "syntax error" has its own SQLSTATE. */
  public RefusedStatementException(String message) {
    super(message, null, false, false);
  }

  public static RefusedStatementException notEmulated(String what) {
    return new RefusedStatementException("The sandbox does not emulate " + what);
  }

  /** SQL that raises this error, so that it fails in the same transaction as the statement. */
  public String sql() {
    String sqlState = getMessage().startsWith("syntax error") ? "42601" : "0A000";
    String message = Token.literal(getMessage());
    return "SELECT pg_catalog.sandbox_refuse('%s', %s)".formatted(sqlState, message);
  }
}
