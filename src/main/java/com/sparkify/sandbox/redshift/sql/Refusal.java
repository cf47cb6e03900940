package com.sparkify.sandbox.redshift.sql;

/** A statement that Redshift, or the sandbox, refuses; the message is for the client. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String sqlState;

  private Refusal(String sqlState, String message) {
    super(message, null, false, false);
    this.sqlState = sqlState;
  }

  /** What Redshift has not got, in its words. */
  public static Refusal unsupported(String message) {
    return new Refusal("0A000", message);
  }

  /** What Redshift has and the sandbox has not. */
  public static Refusal notEmulated(String what) {
    return unsupported("The sandbox does not emulate " + what);
  }

  /** What is not Redshift's grammar. */
  public static Refusal syntax(String message) {
    return new Refusal("42601", message);
  }

  /** SQL that fails so where the refused statement stood, so that transactions feel it alike. */
  public String sql() {
    String message = getMessage().replace("\\", "\\\\").replace("'", "''");
    return "SELECT pg_catalog.sandbox_refuse('%s', '%s')".formatted(sqlState, message);
  }
}
