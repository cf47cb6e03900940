package com.sparkify.warehouse.staging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sparkify.warehouse.lake.listing.LakeErrors;
import com.sparkify.warehouse.lake.listing.LakePaths;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.lake.writing.StagedPart;
import com.sparkify.warehouse.lake.writing.StagingTable.Field;
import com.sparkify.warehouse.redshift.Copy;
import com.sparkify.warehouse.redshift.Warehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Our own writer, for where there is no connector: a manifest of the files, and COPY by JDBC. */
final class CopyWriter implements StagingWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final Copy copy;
  private final RunFolders folders;
  private final Configuration hadoop;

  /**
   * @param warehouse where the tables are
   * @param region of the bucket where the files are
   * @param folders where the manifests go
   * @param hadoop how to write them
   */
  CopyWriter(Warehouse warehouse, String region, RunFolders folders, Configuration hadoop) {
    this.copy = new Copy(warehouse, region);
    this.folders = folders;
    this.hadoop = hadoop;
  }

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public void write(IngestedRows rows) {
    String table = rows.table().table();
    List<String> columns = rows.table().fields().stream().map(Field::name).toList();
    var manifest = new Path(folders.temp() + "/" + table + ".manifest");
    try {
      writeManifest(rows.parts(), manifest);
    } catch (IOException e) {
      throw LakeErrors.translate("write the manifest " + manifest, e);
    }
    copy.execute(table, columns, LakePaths.redshiftAddress(manifest));
  }

  // In the form of the Redshift developer guide, "Using a manifest to specify data files".
  private void writeManifest(List<StagedPart> parts, Path manifest) throws IOException {
    try (OutputStream out = manifest.getFileSystem(hadoop).create(manifest, true);
        JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("entries");
      for (StagedPart part : parts) {
        json.writeStartObject();
        json.writeStringField("url", LakePaths.redshiftAddress(new Path(part.path())));
        json.writeBooleanField("mandatory", true); // A missing file fails the COPY.
        json.writeObjectFieldStart("meta");
        json.writeNumberField("content_length", part.bytes());
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
