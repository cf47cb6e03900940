package com.sparkify.sandbox.redshift.s3;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A COPY from S3 or an UNLOAD to it. PostgreSQL is given a call of the catalogue's procedure, which
 * hands the statement back to the front while it runs.
 *
 * @param subject the table of COPY, qualified and quoted as written; the query of UNLOAD
 * @param columns the column list of COPY; empty for all but identity columns
 * @param location an s3:// address
 */
public record S3Command(
    String verb, String subject, List<String> columns, String location, S3Options options) {

  /** Whether a statement is one of these. */
  public static boolean is(Tokens statement) {
    return statement.has(0, "copy") || statement.has(0, "unload");
  }

  /** The bare name of COPY's table, as messages give it. */
  public String tableName() {
    Tokens name = Tokens.of(subject);
    return name.at(name.size() - 1).name();
  }

  /** The call that PostgreSQL is given; the statement in it has no secrets any more. */
  public String call(Tokens statement, String translatedSubject) {
    return "CALL pg_catalog.sandbox_%s('%s', '%s', '%s', %s)"
        .formatted(
            verb,
            base64(translatedSubject),
            base64(masked(statement)),
            base64(String.join("\n", columns)),
            options.has("EXPLICIT_IDS"));
  }

  /** The statement without what stands behind the words for keys, roles and passwords. */
  public static String masked(Tokens statement) {
    Tokens result = statement;
    for (int i = 0; i < statement.size(); i++) {
      int value = statement.at(i + 1).is("as") ? i + 2 : i + 1;
      if (S3CommandParser.isSecret(statement.at(i)) && statement.at(value).isString()) {
        result = result.replace(new Span(value, value + 1), "'***'");
      }
    }
    return result.text().strip();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
