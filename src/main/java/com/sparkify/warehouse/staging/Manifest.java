package com.sparkify.warehouse.staging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sparkify.warehouse.lake.LakeErrors;
import com.sparkify.warehouse.lake.LakePaths;
import com.sparkify.warehouse.lake.StagedPart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The list of files that a COPY has to load, each of them mandatory: a missing one fails the COPY.
 */
final class Manifest {
  private static final JsonFactory JSON = new JsonFactory();

  private Manifest() {}

  /**
   * Writes a manifest, in the form of the Redshift developer guide, "Using a manifest to specify
   * data files".
   *
   * @return its address, as Redshift writes it
   */
  static String write(List<StagedPart> parts, String address, Configuration hadoop) {
    var path = new Path(address);
    try (OutputStream out = path.getFileSystem(hadoop).create(path, true);
        JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("entries");
      for (StagedPart part : parts) {
        json.writeStartObject();
        json.writeStringField("url", LakePaths.redshiftAddress(new Path(part.path())));
        json.writeBooleanField("mandatory", true);
        json.writeObjectFieldStart("meta");
        json.writeNumberField("content_length", part.bytes());
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw LakeErrors.translate("write the manifest " + address, e);
    }
    return LakePaths.redshiftAddress(path);
  }
}
