package com.sparkify.sandbox.redshift.wire;

import com.sparkify.sandbox.redshift.copy.CopyFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * One request that PostgreSQL has been given, and what becomes of it. The {@link Pipeline} guards
 * its state.
 */
final class Step {

  /** What was asked, and so what answers end it. */
  enum Kind {
    PARSE,
    BIND,
    CLOSE,
    DESCRIBE,
    EXECUTE,
    /** Ends with ReadyForQuery: Sync, Query and FunctionCall. */
    CYCLE
  }

  /** Who gets the answers. */
  enum Audience {
    CLIENT,
    /**
     * The client, but for the news that there are no rows, which the simple protocol has no word
     * for.
     */
    CLIENT_ROWS,
    FRONT
  }

  enum State {
    WAITING,
    COPYING,
    DONE,
    FAILED
  }

  /** How a load ended, for the words that the client gets. */
  record Load(String table, long rows, int refused) {}

  final Kind kind;
  final Audience audience;
  final boolean isChanged;
  final List<List<String>> rows = new ArrayList<>();
  State state = State.WAITING;
  private volatile Load load;
  private volatile CopyFailure failure;

  Step(Kind kind, Audience audience, boolean isChanged) {
    this.kind = kind;
    this.audience = audience;
    this.isChanged = isChanged;
  }

  void loaded(Load outcome) {
    load = outcome;
  }

  Load load() {
    return load;
  }

  void failed(CopyFailure reason) {
    failure = reason;
  }

  CopyFailure failure() {
    return failure;
  }
}
