package com.sparkify.sandbox.redshift.sql;

/**
 * What Redshift, or the sandbox, refuses: a statement before it is run, or COPY and UNLOAD while
 * they run. The message is for the client.
 */
public final class RefusedStatementException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message in Redshift's words, in which what is not its grammar is a "syntax error"
   */
  public RefusedStatementException(String message) {
    super(message, null, false, false);
  }

  /** What Redshift has and the sandbox has not. */
  public static RefusedStatementException notEmulated(String what) {
    return new RefusedStatementException("The sandbox does not emulate " + what);
  }

  /** SQL that fails so where the refused statement stood, so that transactions feel it alike. */
  public String sql() {
    String sqlState = getMessage().startsWith("syntax error") ? "42601" : "0A000";
    String message = Token.literal(getMessage());
    return "SELECT pg_catalog.sandbox_refuse('%s', %s)".formatted(sqlState, message);
  }
}
