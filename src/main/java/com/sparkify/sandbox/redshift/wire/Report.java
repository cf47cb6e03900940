package com.sparkify.sandbox.redshift.wire;

import java.net.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of an ErrorResponse or NoticeResponse ("Error and Notice Message Fields" of
 * PostgreSQL's documentation).
 */
record Report(Map<Character, String> fields) {

  static Report error(String sqlState, String message) {
    return of("ERROR", sqlState, message);
  }

  static Report fatal(String sqlState, String message) {
    return of("FATAL", sqlState, message);
  }

  static Report info(String message) {
    return of("INFO", "00000", message);
  }

  private static Report of(String severity, String sqlState, String message) {
    Map<Character, String> fields = new LinkedHashMap<>();
    fields.put('S', severity);
    fields.put('C', sqlState);
    fields.put('M', message);
    return new Report(fields);
  }

  static Report read(byte[] body) throws ProtocolException {
    Map<Character, String> fields = new LinkedHashMap<>();
    BodyReader reader = new BodyReader(body);
    for (char field = reader.letter(); field != 0; field = reader.letter()) {
      fields.put(field, reader.string());
    }
    return new Report(fields);
  }

  /**
   * Without what would show the sandbox's own functions, or point into text that the client did not
   * write.
   */
  Report forClient() {
    Map<Character, String> shown = new LinkedHashMap<>(fields);
    String context = shown.getOrDefault('W', "");
    if (context.contains("sandbox_")) {
      shown.keySet().removeIf(field -> "WqpFLR".indexOf(field) >= 0);
    }
    return new Report(shown);
  }

  /** Without the position in the statement's text. */
  Report withoutPosition() {
    Map<Character, String> shown = new LinkedHashMap<>(fields);
    shown.remove('P');
    return new Report(shown);
  }

  Body body() {
    Body body = new Body();
    fields.forEach((field, value) -> body.letter(field).string(value));
    return body.letter('\0');
  }
}
