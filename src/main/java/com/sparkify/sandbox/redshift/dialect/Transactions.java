package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;

/**
 * A transaction sees the database as of its first query, whatever isolation level is asked for
 * ("Isolation levels in Amazon Redshift" of the developer guide): PostgreSQL's REPEATABLE READ.
 */
final class Transactions implements Rule {

  @Override
  public Tokens apply(Tokens statement) {
    if (!statement.at(0).is("begin") && !statement.has(0, "start", "transaction")) {
      return statement;
    }
    boolean isReadOnly = statement.has(statement.size() - 2, "read", "only");
    return Tokens.of("BEGIN ISOLATION LEVEL REPEATABLE READ" + (isReadOnly ? " READ ONLY" : ""));
  }
}
