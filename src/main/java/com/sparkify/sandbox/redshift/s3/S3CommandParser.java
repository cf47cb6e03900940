package com.sparkify.sandbox.redshift.s3;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Token;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads COPY and UNLOAD as the developer guide gives their grammar: options in any order. */
public final class S3CommandParser {
  private static final Set<String> COPY_FLAGS =
      words(
          "CSV GZIP MANIFEST EMPTYASNULL BLANKSASNULL TRUNCATECOLUMNS TRIMBLANKS FILLRECORD"
              + " IGNOREBLANKLINES IGNOREALLERRORS EXPLICIT_IDS ROUNDEC ESCAPE REMOVEQUOTES"
              + " ACCEPTANYDATE PARQUET SERIALIZETOJSON");
  private static final Set<String> UNLOAD_FLAGS =
      words("CSV GZIP MANIFEST HEADER ADDQUOTES ESCAPE ALLOWOVERWRITE CLEANPATH PARQUET");
  private static final Set<String> TEXTS =
      words("DELIMITER QUOTE NULL REGION TIMEFORMAT DATEFORMAT ENCODING JSON EXTENSION");
  private static final Set<String> SECRETS =
      words("IAM_ROLE CREDENTIALS ACCESS_KEY_ID SECRET_ACCESS_KEY SESSION_TOKEN PASSWORD");
  private static final Set<String> NUMBERS = words("IGNOREHEADER MAXERROR COMPROWS");
  private static final Set<String> SWITCHES = words("COMPUPDATE STATUPDATE PARALLEL");
  private static final Set<String> SWITCH_VALUES = words("ON OFF TRUE FALSE PRESET");
  private static final Set<String> FILLERS = words("FORMAT WITH AS AUTHORIZATION");

  private final Tokens statement;
  private final Set<String> flags;
  private final Map<String, String> options = new HashMap<>();
  private int at;

  private S3CommandParser(Tokens statement) {
    this.statement = statement;
    this.flags = statement.has(0, "copy") ? COPY_FLAGS : UNLOAD_FLAGS;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  static boolean isSecret(Token token) {
    return SECRETS.contains(token.text().toUpperCase(Locale.ROOT));
  }

  /**
   * @param statement one whose first word is COPY or UNLOAD
   * @throws Refusal if it is not one to S3, or has an option that the sandbox does not know
   */
  public static S3Command parse(Tokens statement) {
    S3CommandParser parser = new S3CommandParser(statement);
    return statement.has(0, "copy") ? parser.copy() : parser.unload();
  }

  private S3Command copy() {
    require(statement.at(1).isName(), 1);
    at = statement.afterName(1);
    String table = statement.text(new Span(1, at));
    List<String> columns = List.of();
    if (statement.at(at).is("(")) {
      columns = statement.list(at).stream().map(c -> statement.at(c.from()).name()).toList();
      at = statement.next(at);
    }
    require(statement.at(at).is("from"), at);
    return rest("copy", table, columns);
  }

  private S3Command unload() {
    require(statement.at(1).is("(") && statement.at(2).isString(), 1);
    at = statement.next(1);
    require(statement.at(at).is("to"), at);
    return rest("unload", statement.at(2).value(), List.of());
  }

  private S3Command rest(String verb, String subject, List<String> columns) {
    Token location = statement.at(at + 1);
    if (!location.isString()) {
      throw Refusal.unsupported(
          "LOAD source is not supported. (Hint: only S3 or DynamoDB or EMR based load is allowed)");
    }
    if (!location.value().startsWith("s3://")) {
      throw Refusal.notEmulated("COPY from '" + location.value() + "': only s3:// is");
    }
    at += 2;
    while (at < statement.size()) {
      option(verb);
    }
    return new S3Command(verb, subject, columns, location.value(), new S3Options(options));
  }

  private void option(String verb) {
    require(statement.at(at).kind() == Token.Kind.WORD, at);
    String name = statement.at(at++).text().toUpperCase(Locale.ROOT);
    if (flags.contains(name)) {
      options.put(name, "");
    } else if (TEXTS.contains(name) && (flags == COPY_FLAGS || !name.equals("JSON"))) {
      options.put(name, text());
    } else if (SECRETS.contains(name)) {
      // The sandbox reaches S3 with its own keys, and what is not kept cannot be shown.
      skipAs();
      require(statement.at(at).isString() || statement.at(at).is("default"), at);
      at++;
    } else if (NUMBERS.contains(name)) {
      options.put(name, number(name));
    } else if (SWITCHES.contains(name)) {
      boolean isSaid = SWITCH_VALUES.contains(statement.at(at).text().toUpperCase(Locale.ROOT));
      at += isSaid ? 1 : 0;
    } else if (name.equals("MAXFILESIZE")) {
      // The files of a sandbox are small.
      skipAs();
      at += statement.at(at + 1).kind() == Token.Kind.WORD ? 2 : 1;
    } else if (name.equals("ACCEPTINVCHARS")) {
      skipAs();
      options.put(name, statement.at(at).isString() ? statement.at(at++).value() : "?");
    } else if (!FILLERS.contains(name)) {
      throw Refusal.notEmulated("the %s option %s".formatted(verb.toUpperCase(Locale.ROOT), name));
    }
  }

  private String text() {
    skipAs();
    require(statement.at(at).isString(), at);
    Token token = statement.at(at++);
    return token.text().equals("'\\N'") ? "\\N" : token.value();
  }

  private String number(String option) {
    skipAs();
    String text = statement.at(at++).value();
    if (!text.matches("[0-9]{1,9}")) {
      throw Refusal.syntax("%s wants a number, not %s".formatted(option, text));
    }
    return text;
  }

  private void skipAs() {
    at += statement.at(at).is("as") ? 1 : 0;
  }

  private void require(boolean isRight, int index) {
    if (!isRight) {
      String text = statement.at(index).text();
      throw Refusal.syntax(
          "syntax error at " + (text.isEmpty() ? "end of input" : "or near \"" + text + "\""));
    }
  }
}
