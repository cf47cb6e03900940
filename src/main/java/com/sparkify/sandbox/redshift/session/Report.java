package com.sparkify.sandbox.redshift.session;

import java.net.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of an ErrorResponse or NoticeResponse ("Error and Notice Message Fields" of
 * PostgreSQL's documentation).
 */
record Report(Map<Character, String> fields) {
  private static final String SERIALIZATION_FAILURE = "40001";

  static Report read(byte[] body) throws ProtocolException {
    Map<Character, String> fields = new LinkedHashMap<>();
    BodyReader reader = new BodyReader(body);
    for (char field = reader.letter(); field != 0; field = reader.letter()) {
      fields.put(field, reader.string());
    }
    return new Report(fields);
  }

  String code() {
    return fields.getOrDefault('C', "");
  }

  String message() {
    return fields.getOrDefault('M', "");
  }

  /**
   * In Redshift's words, and without what would show the sandbox's own functions, or point into
   * text that the client did not write.
   */
  Report forClient() {
    Map<Character, String> shown = new LinkedHashMap<>(fields);
    shown.keySet().removeIf(field -> "PpqFLR".indexOf(field) >= 0);
    if (shown.getOrDefault('W', "").contains("sandbox_")) {
      shown.remove('W');
    }
    if (code().equals(SERIALIZATION_FAILURE)) {
      shown.put('C', "XX000");
      shown.put('M', "1023");
      shown.put('D', "Serializable isolation violation on a table in Redshift");
    }
    return new Report(shown);
  }

  byte[] body() {
    Body body = new Body();
    fields.forEach((field, value) -> body.letter(field).string(value));
    return body.letter('\0').bytes();
  }
}
