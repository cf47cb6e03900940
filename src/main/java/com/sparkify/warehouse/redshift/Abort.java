package com.sparkify.warehouse.redshift;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why Redshift ends statements that are right, by SQL state or by what its message says: see <a
 * href="https://repost.aws/knowledge-center/redshift-query-abort">the reasons that AWS lists</a>.
 */
enum Abort {
  STATEMENT_TIMEOUT(
      "statement timeout",
      Set.of(),
      "it took longer than redshift.statement-timeout or, for a question, redshift.question-timeout allows"),
  MONITORING_RULE(
      "query monitoring rule",
      Set.of(),
      "a rule of the warehouse's workload management ended it; the load needs a queue whose rules it keeps"),
  USAGE_LIMIT(
      "usage limit",
      Set.of(),
      "the warehouse has reached its usage limit; raise the limit, or wait for its next period"),
  DISK_FULL("disk full", Set.of("53100"), "the warehouse's disk is full; make room, or resize it"),
  READ_ONLY(
      "read-only", Set.of("25006"), "the warehouse takes no changes now, as while it is resized"),
  ADMINISTRATOR(
      "administrator command",
      Set.of("57P01"),
      "an administrator or maintenance has ended the session"),
  /** Last, for the others say more. */
  CANCELLED("user request|user's request", Set.of("57014"), "someone has cancelled it");

  private final Pattern words;
  private final Set<String> states;

  /** Why, and what to do. */
  final String reason;

  Abort(String words, Set<String> states, String reason) {
    this.words = Pattern.compile(words);
    this.states = states;
    this.reason = reason;
  }

  /** The reason for which an error has ended a statement; empty if the statement was refused. */
  static Optional<Abort> of(SQLException error) {
    String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    String state = String.valueOf(error.getSQLState());
    return Arrays.stream(values())
        .filter(abort -> abort.words.matcher(message).find())
        .findFirst()
        .or(
            () ->
                Arrays.stream(values()).filter(abort -> abort.states.contains(state)).findFirst());
  }
}
