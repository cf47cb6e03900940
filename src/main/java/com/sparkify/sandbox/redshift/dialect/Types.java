package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Refusal;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Set;

/** Type names and widths ("Data types" of the developer guide). */
final class Types {
  private static final Set<String> VARYING = Set.of("varchar", "nvarchar", "varying", "text");
  private static final Set<String> NOT_EMULATED =
      Set.of("super", "geometry", "geography", "hllsketch", "varbyte", "varbinary");
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "serial",
          "bigserial",
          "smallserial",
          "serial4",
          "serial8",
          "uuid",
          "json",
          "jsonb",
          "bytea",
          "money",
          "xml",
          "inet",
          "cidr",
          "macaddr",
          "tsvector",
          "tsquery",
          "hstore",
          "bit",
          "point",
          "line",
          "box",
          "path",
          "polygon",
          "circle",
          "int4range",
          "tsrange");

  private Types() {}

  /** VARCHAR(MAX) is VARCHAR(65535), wherever a type can stand; NVARCHAR is VARCHAR. */
  static Tokens translate(Tokens statement) {
    Tokens result = statement;
    for (int i = 0; i < result.size(); i++) {
      boolean isNational = result.at(i).is("nvarchar");
      if (isNational) {
        result = result.replace(new Span(i, i + 1), "varchar");
      }
      if (result.at(i).isName() && VARYING.contains(result.at(i).name())) {
        if (result.has(i + 1, "(", "max", ")")) {
          result = result.replace(new Span(i + 2, i + 3), "65535");
        }
      }
    }
    return result;
  }

  /**
   * A column's definition from its type on; without a width VARCHAR and TEXT have 256 bytes.
   *
   * @throws Refusal if Redshift has no such type, or the sandbox has not
   */
  static Tokens column(Tokens definition, String table) {
    String type = definition.at(1).name();
    int end = definition.has(1, "character", "varying") ? 3 : 2;
    if (NOT_EMULATED.contains(type)) {
      throw Refusal.notEmulated("the type " + type.toUpperCase(java.util.Locale.ROOT));
    }
    boolean isArray = definition.at(definition.next(end)).is("[") || definition.at(end).is("[");
    if (UNSUPPORTED.contains(type) || isArray) {
      throw Refusal.unsupported(
          "Column \"%s.%s\" has unsupported type \"%s%s\"."
              .formatted(table, definition.at(0).name(), type, isArray ? "[]" : ""));
    }
    if (type.equals("text")) {
      int width = definition.at(2).is("(") ? definition.next(2) : 2;
      return definition.replace(new Span(1, width), "varchar(256)");
    }
    boolean isVarying = VARYING.contains(type) || end == 3 || type.equals("bpchar");
    return isVarying && !definition.at(end).is("(")
        ? definition.replace(
            new Span(1, end), (type.equals("bpchar") ? "char" : "varchar") + "(256)")
        : definition;
  }
}
