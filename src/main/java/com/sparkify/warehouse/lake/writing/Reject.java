package com.sparkify.warehouse.lake.writing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A record that was rejected; it is kept as one line of JSON in the run's folder of rejects.
 *
 * @param file the address of its file
 * @param line where it begins there, counted from 1
 * @param record its number among the records there, counted from 1; 0 in rejects of old runs
 * @param reason what is wrong with it
 * @param raw its text, malformed UTF-8 replaced
 * @param bytes its bytes, only where it is not UTF-8
 */
public record Reject(
    String file, long line, long record, String reason, String raw, Optional<byte[]> bytes) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The reject of a record whose bytes are {@code raw}. */
  public static Reject of(String file, long line, long record, String reason, ByteBuffer raw) {
    byte[] bytes = new byte[raw.remaining()];
    raw.duplicate().get(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean isUtf8 = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    return new Reject(
        file, line, record, reason, text, isUtf8 ? Optional.empty() : Optional.of(bytes));
  }

  /** The same with so many more lines and records before it. */
  Reject behind(long linesBefore, long recordsBefore) {
    return new Reject(file, linesBefore + line, recordsBefore + record, reason, raw, bytes);
  }

  /** One line of JSON: file, line, record, reason, raw, and raw_base64 where raw was not UTF-8. */
  String toJson() throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("file", file);
      json.writeNumberField("line", line);
      json.writeNumberField("record", record);
      json.writeStringField("reason", reason);
      json.writeStringField("raw", raw);
      if (bytes.isPresent()) {
        json.writeBinaryField("raw_base64", bytes.get());
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  /** Parses {@link #toJson}. */
  static Reject fromJson(String text) throws IOException {
    JsonNode json = MAPPER.readTree(text);
    JsonNode bytes = json.get("raw_base64");
    return new Reject(
        json.get("file").textValue(),
        json.get("line").longValue(),
        json.path("record").longValue(),
        json.get("reason").textValue(),
        json.get("raw").textValue(),
        bytes == null ? Optional.empty() : Optional.of(bytes.binaryValue()));
  }
}
