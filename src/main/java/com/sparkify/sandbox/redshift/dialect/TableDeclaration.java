package com.sparkify.sandbox.redshift.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a CREATE TABLE says that PostgreSQL has no place for, gathered while the statement is
 * translated. It travels in a comment of the translated statement to the catalogue's event trigger,
 * which writes it down in the client's transaction.
 */
final class TableDeclaration {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> entries = new LinkedHashMap<>();
  private final Map<String, String> encodings = new LinkedHashMap<>();
  private final List<Map<String, Object>> constraints = new ArrayList<>();
  private final List<String> primaryKey = new ArrayList<>();

  TableDeclaration(String ddl) {
    entries.put("ddl", ddl);
    entries.put("encodings", encodings);
    entries.put("constraints", constraints);
  }

  void name(String table) {
    entries.put("name", table);
  }

  void distKey(String column) {
    entries.put("distkey", column);
    entries.put("diststyle", "KEY");
  }

  void distStyle(String style) {
    entries.put("diststyle", style);
  }

  void sortKeys(String style, List<String> columns) {
    entries.put("sortstyle", style);
    entries.put("sortkeys", columns);
  }

  void encoding(String column, String encoding) {
    encodings.put(column, encoding);
  }

  /** A key that is accepted and not enforced; of a foreign key also what it points to. */
  void key(String kind, List<String> columns, String references) {
    constraints.add(Map.of("kind", kind, "columns", columns, "references", references));
    if (kind.equals("PRIMARY KEY")) {
      primaryKey.addAll(columns);
    }
  }

  List<String> primaryKey() {
    return primaryKey;
  }

  /** The comment that carries this; encoded, so that nothing in it can end the comment. */
  String comment() {
    try {
      byte[] json = JSON.writeValueAsString(entries).getBytes(StandardCharsets.UTF_8);
      return "/*sandbox:" + Base64.getEncoder().encodeToString(json) + ":*/ ";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a table declaration: " + e.getMessage(), e);
    }
  }
}
