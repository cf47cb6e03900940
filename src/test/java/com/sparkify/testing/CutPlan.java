package com.sparkify.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Where to cut a connection.
 *
 * @param statement whether it is this one; called for each statement in order
 * @param moment before or after the statement
 * @param times how often at most, counted down
 */
public record CutPlan(Predicate<String> statement, Moment moment, AtomicInteger times) {
  /** What happens to the statement. */
  public enum Moment {
    /** The connection is cut before the statement reaches the server. */
    BEFORE("", ""),
    /** The connection is cut before the server's answer reaches the client. */
    AFTER("", ""),
    /** The answer is the error of Redshift for a conflict with another transaction. */
    CONFLICT("XX000", "1023"),
    /** The answer is the error for a deadlock. */
    DEADLOCK("40P01", "deadlock detected");

    final String state;
    final String message;

    Moment(String state, String message) {
      this.state = state;
      this.message = message;
    }
  }

  static final CutPlan NONE = new CutPlan(sql -> false, Moment.BEFORE, new AtomicInteger());

  /** At the next statement with this beginning. */
  public static CutPlan at(String beginning, Moment moment) {
    return new CutPlan(sql -> sql.startsWith(beginning), moment, new AtomicInteger(1));
  }

  /** At the nth statement from now on, counted from 1. */
  public static CutPlan at(int number, Moment moment) {
    var count = new AtomicInteger();
    return new CutPlan(sql -> count.incrementAndGet() == number, moment, new AtomicInteger(1));
  }

  /** The same at every such statement. */
  public CutPlan always() {
    return new CutPlan(statement, moment, new AtomicInteger(Integer.MAX_VALUE));
  }

  /** Whether the cut has happened. */
  public boolean hasCut() {
    return times.get() == 0;
  }

  boolean cuts(String sql) {
    return statement.test(sql) && times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }
}
