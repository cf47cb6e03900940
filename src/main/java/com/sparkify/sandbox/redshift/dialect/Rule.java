package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;

/** One difference between Redshift's SQL and PostgreSQL's. */
@FunctionalInterface
interface Rule {

  /**
   * Translates one statement.
   *
   * @return the statement in PostgreSQL's SQL as far as this rule goes; the same object if it does
   *     not apply
   * @throws Refusal if Redshift refuses the statement, or the sandbox does
   */
  Tokens apply(Tokens statement);
}
