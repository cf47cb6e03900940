package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Locale;
import java.util.Set;

/** Types of columns ("Data types" of the developer guide). */
final class Types {
  private static final Set<String> KNOWN =
      words(
          "smallint int2 integer int int4 bigint int8 decimal dec numeric real float4 double float8"
              + " float boolean bool char character nchar bpchar varchar text date timestamp"
              + " timestamptz time timetz");
  private static final Set<String> NOT_EMULATED =
      words("super geometry geography hllsketch varbyte varbinary binary interval");
  private static final Set<String> VARYING = words("varchar text");

  private Types() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /**
   * A column's type in PostgreSQL's SQL; VARCHAR and TEXT without a width have 256 bytes.
   *
   * @param rest the index behind the words of the type, where its width stands if it has one
   * @throws Refusal if Redshift has no such type, or the sandbox has not
   */
  static String of(Tokens statement, int at, int rest, String table) {
    String type = statement.at(at).name();
    if (NOT_EMULATED.contains(type)) {
      throw Refusal.notEmulated("the type " + type.toUpperCase(Locale.ROOT));
    }
    boolean isWide = statement.at(rest).is("(");
    boolean isArray = statement.at(isWide ? statement.next(rest) : rest).is("[");
    if (!KNOWN.contains(type) || isArray) {
      throw Refusal.unsupported(
          "Column \"%s.%s\" has unsupported type \"%s%s\"."
              .formatted(table, statement.at(at - 1).name(), type, isArray ? "[]" : ""));
    }
    boolean isVarying = VARYING.contains(type) || rest > at + 1;
    String sql =
        isVarying ? "varchar" : type.equals("bpchar") ? "char" : statement.text(new Span(at, rest));
    return sql + (isVarying || type.equals("bpchar") ? isWide ? "" : "(256)" : "");
  }
}
