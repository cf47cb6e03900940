package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.dialect.Refusal;
import com.sparkify.sandbox.redshift.sql.Token;
import com.sparkify.sandbox.redshift.sql.Token.Kind;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads COPY as the developer guide gives its grammar: the options may come in any order. */
public final class CopyParser {
  private static final Set<String> FLAGS =
      Set.of(
          "CSV",
          "GZIP",
          "MANIFEST",
          "EMPTYASNULL",
          "BLANKSASNULL",
          "TRUNCATECOLUMNS",
          "TRIMBLANKS",
          "FILLRECORD",
          "IGNOREBLANKLINES",
          "EXPLICIT_IDS",
          "ROUNDEC");
  private static final Set<String> TEXTS =
      Set.of("DELIMITER", "QUOTE", "NULL", "REGION", "TIMEFORMAT", "DATEFORMAT", "ENCODING");
  private static final Set<String> SECRETS =
      Set.of("IAM_ROLE", "CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN");
  private static final Set<String> NUMBERS = Set.of("IGNOREHEADER", "MAXERROR", "COMPROWS");
  private static final Set<String> SWITCHES = Set.of("COMPUPDATE", "STATUPDATE");
  private static final Set<String> SWITCH_VALUES = Set.of("on", "off", "true", "false", "preset");

  private final Tokens statement;
  private final Map<String, String> options = new HashMap<>();
  private int at;

  private CopyParser(Tokens statement) {
    this.statement = statement;
  }

  /**
   * @param statement one whose first word is COPY
   * @throws Refusal if it is not a COPY from S3, or has an option that the sandbox does not know
   */
  public static CopyCommand parse(Tokens statement) {
    return new CopyParser(statement).copy();
  }

  private CopyCommand copy() {
    if (!statement.at(1).isName()) {
      throw near(1);
    }
    at = statement.afterName(1);
    String table = statement.text(new Span(1, at));
    String tableName = statement.at(at - 1).name();
    List<String> columns = List.of();
    if (statement.at(at).is("(")) {
      columns = statement.list(at).stream().map(c -> statement.at(c.from()).name()).toList();
      at = statement.next(at);
    }
    if (!statement.at(at).is("from")) {
      throw near(at);
    }
    Token source = statement.at(at + 1);
    if (source.kind() != Kind.STRING) {
      throw Refusal.unsupported("COPY from " + source.text() + " is not supported.");
    }
    if (!source.value().startsWith("s3://")) {
      throw Refusal.notEmulated("COPY from '" + source.value() + "': only s3:// is");
    }
    at += 2;
    while (at < statement.size()) {
      option();
    }
    return new CopyCommand(table, tableName, columns, source.value(), new CopyOptions(options));
  }

  private void option() {
    if (statement.at(at).kind() != Kind.WORD) {
      throw near(at);
    }
    String name = statement.at(at++).text().toUpperCase(Locale.ROOT);
    if (name.equals("FORMAT")) {
      skipAs();
      return;
    }
    if (FLAGS.contains(name)) {
      options.put(name, "");
    } else if (TEXTS.contains(name)) {
      options.put(name, text());
    } else if (SECRETS.contains(name)) {
      // The sandbox reads S3 with its own keys, and what is not kept cannot be shown.
      secret();
    } else if (NUMBERS.contains(name)) {
      options.put(name, number(name));
    } else if (SWITCHES.contains(name)) {
      at += SWITCH_VALUES.contains(statement.at(at).name()) ? 1 : 0;
    } else if (name.equals("ACCEPTINVCHARS")) {
      skipAs();
      options.put(name, statement.at(at).kind() == Kind.STRING ? statement.at(at++).value() : "?");
    } else {
      throw Refusal.notEmulated("the COPY option " + name);
    }
  }

  private String text() {
    skipAs();
    Token token = statement.at(at);
    if (token.kind() != Kind.STRING) {
      throw near(at);
    }
    at++;
    String value = token.value();
    return value.equals("\\t") ? "\t" : value;
  }

  private void secret() {
    skipAs();
    if (statement.at(at).kind() != Kind.STRING && !statement.at(at).is("default")) {
      throw near(at);
    }
    at++;
  }

  private String number(String option) {
    skipAs();
    String text = statement.at(at).value();
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw Refusal.syntax("%s wants a number, not %s".formatted(option, text));
    }
    at++;
    return text;
  }

  private void skipAs() {
    at += statement.at(at).is("as") ? 1 : 0;
  }

  private Refusal near(int index) {
    String text = statement.at(index).text();
    return Refusal.syntax(
        text.isEmpty()
            ? "syntax error at end of input"
            : "syntax error at or near \"" + text + "\"");
  }
}
