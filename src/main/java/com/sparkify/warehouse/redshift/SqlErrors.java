package com.sparkify.warehouse.redshift;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.settings.RedshiftSettings;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Translates Redshift's errors by SQL state. The states are PostgreSQL's, except that a
 * serializable isolation violation has XX000 and the code 1023 in its message.
 */
final class SqlErrors {
  private SqlErrors() {}

  /**
   * @param action what failed, after "Cannot"
   */
  static LoadException translate(String action, RedshiftSettings settings, SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    String message = firstLine(error);
    String text = "Cannot " + action + ": ";
    if (isLoginRefused(error)) {
      return new SettingsException(refusedLogin(settings, message), error);
    }
    // The driver asks AWS for user and password, and wraps what it answers.
    SdkException answer = ExceptionUtils.throwableOfType(error, SdkException.class);
    if (answer != null) {
      String login = "log in to %s with the role of this machine".formatted(settings.url());
      return AwsErrors.translate(login, answer);
    }
    Optional<Abort> abort = Abort.of(error);
    if (abort.isPresent()) {
      String sentence = text + abort.get().reason + " (" + message + ")";
      return abort.get() == Abort.USAGE_LIMIT
          ? new SettingsException(sentence, error)
          : new TransientException(sentence, error);
    }
    if (state.startsWith("08") || state.startsWith("57P")) {
      return new TransientException(
          text + "the warehouse at " + settings.url() + " cannot be reached (" + message + ")",
          error);
    }
    if (message.startsWith("Load into table") || message.startsWith("Error (code ")) {
      return new DataException(text + message, error);
    }
    if (state.equals("42P01")) {
      return new SettingsException(
          text + message + "; create-tables creates what is missing", error);
    }
    if (state.equals("42703")) {
      return new SettingsException(
          text + message + "; create-tables brings tables of an older version up to date", error);
    }
    if (isConflict(state, message)) {
      return new TransientException(
          text + "another transaction conflicts (" + message + ")", error);
    }
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      // Unsupported features, objects that others stand on, invalid catalogue or schema, missing
      // privileges, undefined names.
      case "0A", "2B", "3D", "3F", "42" -> new SettingsException(text + message, error);
      // Values that do not fit.
      case "22", "23" -> new DataException(text + message, error);
      default -> new TransientException(text + message, error);
    };
  }

  /** Whether user or password are refused. */
  static boolean isLoginRefused(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    return state.startsWith("28") || firstLine(error).contains("password authentication failed");
  }

  private static String refusedLogin(RedshiftSettings settings, String message) {
    if (settings.isLoginByRole()) {
      return "Cannot log in to %s with the role of this machine: %s"
          .formatted(settings.url(), message);
    }
    return settings
        .secret()
        .map(
            secret ->
                "Cannot log in to %s: what the secret %s (redshift.secret) says is refused"
                    .formatted(settings.url(), secret))
        .orElseGet(
            () ->
                "Cannot log in to %s as %s: the user or the password (redshift.user, redshift.password) is refused"
                    .formatted(settings.url(), settings.user().orElse("nobody")));
  }

  private static boolean isConflict(String state, String message) {
    return state.startsWith("40")
        || state.startsWith("55")
        || isCreatedTwice(state)
        || (state.equals("XX000") && message.contains("1023"));
  }

  // Two sessions create the same table at once. Redshift does not enforce the keys of our tables,
  // so a duplicate key (23505) is one of its own catalogue.
  private static boolean isCreatedTwice(String state) {
    return Set.of("42P06", "42P07", "42710", "23505").contains(state);
  }

  private static String firstLine(SQLException error) {
    String message =
        error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    return message.strip().replaceFirst("^ERROR: ", "").lines().findFirst().orElse(message);
  }
}
