package com.sparkify.warehouse.lake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A line that was refused, as it is kept: one JSON object a line under the folder of its run.
 *
 * @param file the address of its file
 * @param line its number there, counted from 1
 * @param reason what is wrong with it
 * @param raw its text, malformed UTF-8 replaced
 * @param bytes its bytes, only where the text does not give them back
 */
public record Reject(String file, long line, String reason, String raw, Optional<byte[]> bytes) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Reject of(String file, long line, String reason, ByteBuffer raw) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(raw.duplicate()).toString();
      return new Reject(file, line, reason, text, Optional.empty());
    } catch (CharacterCodingException e) {
      byte[] bytes = new byte[raw.remaining()];
      raw.duplicate().get(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new Reject(file, line, reason, text, Optional.of(bytes));
    }
  }

  /** The same line, with so many more before it. */
  Reject behind(long linesBefore) {
    return new Reject(file, linesBefore + line, reason, raw, bytes);
  }

  /** One line of JSON: file, line, reason, raw, and raw_base64 where raw was not UTF-8. */
  String toJson() throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("file", file);
      json.writeNumberField("line", line);
      json.writeStringField("reason", reason);
      json.writeStringField("raw", raw);
      if (bytes.isPresent()) {
        json.writeBinaryField("raw_base64", bytes.get());
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  /** Reads back what {@link #toJson} wrote. */
  static Reject fromJson(String text) throws IOException {
    JsonNode json = MAPPER.readTree(text);
    JsonNode bytes = json.get("raw_base64");
    return new Reject(
        json.get("file").textValue(),
        json.get("line").longValue(),
        json.get("reason").textValue(),
        json.get("raw").textValue(),
        bytes == null ? Optional.empty() : Optional.of(bytes.binaryValue()));
  }
}
