package com.sparkify.sandbox.redshift.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a load by name ("Using a manifest to specify data files" of the developer guide).
 */
record Manifest(List<Entry> entries) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A file, and whether the load fails if it is not there. */
  record Entry(S3Location file, boolean isMandatory) {}

  static Manifest read(InputStream in, String url) throws CopyFailure, IOException {
    JsonNode root;
    try {
      root = JSON.readTree(in);
    } catch (JsonProcessingException e) {
      throw new CopyFailure("Manifest file is not in correct json format: " + url);
    }
    if (root == null || !root.path("entries").isArray()) {
      throw new CopyFailure("Manifest file contains no entries: " + url);
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode entry : root.path("entries")) {
      String file = entry.path("url").asText("");
      if (!file.startsWith("s3://")) {
        throw new CopyFailure(
            "Manifest file " + url + " contains an entry without an S3 url: " + entry);
      }
      entries.add(new Entry(S3Location.of(file), entry.path("mandatory").asBoolean(false)));
    }
    return new Manifest(entries);
  }
}
