package com.sparkify.sandbox.redshift.s3;

import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import com.sparkify.sandbox.redshift.sql.Token;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * COPY from S3 or UNLOAD to S3. PostgreSQL gets a call of a procedure of s3-commands.sql instead,
 * which sends the command back to the proxy while it runs.
 *
 * @param subject the table of COPY, qualified and quoted as written; the query of UNLOAD
 * @param columns the column list of COPY; empty means all except identity columns
 * @param location an s3:// URL
 * @param options by upper-case name; empty if they have no value
 */
public record S3Command(
    boolean isCopy,
    String subject,
    List<String> columns,
    String location,
    Map<String, String> options) {

  /** Known options; = takes a text, # a number. */
  private static final Set<String> COPY =
      words(
          "CSV GZIP MANIFEST PARQUET SERIALIZETOJSON JSON= AVRO= DELIMITER= QUOTE= ESCAPE ROUNDEC"
              + " NULL= EMPTYASNULL BLANKSASNULL TRUNCATECOLUMNS TRIMBLANKS FILLRECORD"
              + " IGNOREBLANKLINES IGNOREHEADER# MAXERROR# TIMEFORMAT= DATEFORMAT= REGION=");

  private static final Set<String> UNLOAD =
      words("MANIFEST PARQUET DELIMITER= ESCAPE NULL= ALLOWOVERWRITE REGION=");

  /** Options without effect here. */
  private static final Set<String> IGNORED =
      words("FORMAT WITH AS AUTHORIZATION COMPUPDATE STATUPDATE PARALLEL ON OFF TRUE FALSE PRESET");

  /** Not used, because the sandbox has its own keys; never kept, so they cannot leak. */
  private static final Set<String> SECRETS =
      words("IAM_ROLE CREDENTIALS ACCESS_KEY_ID SECRET_ACCESS_KEY SESSION_TOKEN PASSWORD");

  /** As a client gives them, or as {@link #masked} leaves them. */
  private static final String CREDENTIALS =
      "(?s)\\s*(aws_iam_role|aws_access_key_id|aws_secret_access_key)=.*|[*]{3}";

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /** Whether a statement is COPY or UNLOAD. */
  public static boolean is(Tokens statement) {
    return statement.has(0, "copy") || statement.has(0, "unload");
  }

  /**
   * @throws RefusedStatementException if it does not use S3, or has an unknown option
   */
  public static S3Command parse(Tokens statement) {
    boolean isCopy = statement.has(0, "copy");
    boolean isQuery = statement.at(1).is("(") && statement.at(2).isString();
    require(statement, 1, isCopy ? statement.at(1).isName() : isQuery);
    int at = isCopy ? statement.afterName(1) : statement.next(1);
    String subject = isCopy ? statement.text(new Span(1, at)) : statement.at(2).value();
    List<String> columns = List.of();
    if (isCopy && statement.at(at).is("(")) {
      columns = statement.list(at).stream().map(c -> folded(statement.at(c.from()))).toList();
      at = statement.next(at);
    }
    require(statement, at, statement.at(at).is(isCopy ? "from" : "to"));
    Token location = statement.at(at + 1);
    if (!location.isString()) {
      throw new RefusedStatementException(
          "LOAD source is not supported. (Hint: only S3 or DynamoDB or EMR based load is allowed)");
    }
    if (!location.value().startsWith("s3://")) {
      throw RefusedStatementException.notEmulated(
          "COPY from '" + location.value() + "': only s3:// is");
    }
    Map<String, String> options = options(statement, isCopy ? COPY : UNLOAD, at + 2);
    if (SECRETS.stream().noneMatch(options::containsKey)) {
      throw new RefusedStatementException("CREDENTIALS argument is not supplied.");
    }
    Tokens query = isCopy ? Tokens.of("") : Tokens.of(subject);
    for (int i = 0; i < query.size(); i = query.next(i)) {
      if (query.has(i, "limit")) {
        throw new RefusedStatementException("Limit clause is not supported");
      }
    }
    return new S3Command(isCopy, subject, columns, location.value(), options);
  }

  private static Map<String, String> options(Tokens statement, Set<String> known, int from) {
    Map<String, String> options = new HashMap<>();
    int at = from;
    while (at < statement.size()) {
      require(statement, at, statement.at(at).isName());
      String name = word(statement.at(at++));
      at += statement.at(at).is("as") ? 1 : 0;
      Token value = statement.at(at);
      boolean isNumber = known.contains(name + "#");
      boolean isSecret = SECRETS.contains(name);
      if (known.contains(name)) {
        options.put(name, "");
      } else if (isNumber || isSecret || known.contains(name + "=")) {
        boolean isText = value.isString() || (isSecret && value.is("default"));
        require(statement, at++, isNumber ? value.text().matches("[0-9]{1,9}") : isText);
        if (name.equals("CREDENTIALS") && !value.value().matches(CREDENTIALS)) {
          throw new RefusedStatementException(
              "Invalid credentials. Must be of the format: credentials 'aws_iam_role=...' or"
                  + " 'aws_access_key_id=...;aws_secret_access_key=...[;token=...]'");
        }
        String text = value.text().equals("'\\N'") ? "\\N" : value.value();
        options.put(name, isSecret ? "" : text);
      } else if (!IGNORED.contains(name)) {
        throw RefusedStatementException.notEmulated(
            "the %s option %s".formatted(word(statement.at(0)), name));
      }
    }
    return options;
  }

  private static String folded(Token name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static String word(Token token) {
    return token.text().toUpperCase(Locale.ROOT);
  }

  private static void require(Tokens statement, int index, boolean isRight) {
    if (!isRight) {
      String text = statement.at(index).text();
      throw new RefusedStatementException(
          "syntax error at " + (text.isEmpty() ? "end of input" : "or near \"" + text + "\""));
    }
  }

  public boolean has(String option) {
    return options.containsKey(option);
  }

  public String value(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }

  public int number(String option) {
    return Integer.parseInt(value(option, "0"));
  }

  /** The character between fields: by default a pipe, for CSV a comma. */
  public char delimiter() {
    return value("DELIMITER", has("CSV") ? "," : "|").charAt(0);
  }

  /** The unqualified name of COPY's table, for messages. */
  public String tableName() {
    Tokens name = Tokens.of(subject);
    return name.at(name.size() - 1).name();
  }

  /** Delimiter and NULL text of the file that PostgreSQL writes for UNLOAD. */
  public List<String> rowFormat() {
    return has("PARQUET") ? List.of("\t", "\\N") : List.of("" + delimiter(), value("NULL", ""));
  }

  /** The procedure call for PostgreSQL; secrets in the statement are masked. */
  public String call(Tokens statement, String translatedSubject) {
    String procedure = isCopy ? "sandbox_copy" : "sandbox_unload";
    String list = String.join("\n", isCopy ? columns : rowFormat());
    return Stream.of(translatedSubject, masked(statement), list)
        .map(Token::literal)
        .collect(Collectors.joining(", ", "CALL pg_catalog." + procedure + "(", ")"));
  }

  /** The statement with keys, roles and passwords masked. */
  public static String masked(Tokens statement) {
    Tokens result = statement;
    for (int i = 0; i < statement.size(); i++) {
      int value = statement.at(i + 1).is("as") ? i + 2 : i + 1;
      if (SECRETS.contains(word(statement.at(i))) && statement.at(value).isString()) {
        result = result.replace(new Span(value, value + 1), "'***'");
      }
    }
    return result.text().strip();
  }
}
