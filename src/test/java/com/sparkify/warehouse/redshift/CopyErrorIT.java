package com.sparkify.warehouse.redshift;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

/** What a COPY that Redshift refuses says. */
class CopyErrorIT {
  private final Settings settings = TestSandbox.get().settings();
  private final Warehouse warehouse = new Warehouse(settings.redshift(), "test");
  private final String folder = settings.redshift().tempDir();

  @Test
  void theFirstRefusedRowIsNamedWithFileLineColumnAndReason() throws IOException {
    String schema = settings.redshift().schema();
    warehouse.change(
        "create a table",
        handle -> {
          handle.execute("CREATE SCHEMA " + schema);
          handle.execute("CREATE TABLE " + schema + ".numbers (n INTEGER, text VARCHAR(8))");
        });
    try (OutputStream out = new GZIPOutputStream(create("part.csv.gz"))) {
      out.write("1,one\nx,two\n".getBytes(StandardCharsets.UTF_8));
    }
    try (OutputStream out = create("manifest")) {
      String entries = "{\"entries\": [{\"url\": \"%s\", \"mandatory\": true}]}";
      out.write(entries.formatted(address("part.csv.gz")).getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(
            () ->
                new Copy(warehouse, settings.s3().region().orElseThrow())
                    .execute("numbers", List.of("n", "text"), address("manifest")))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(
            "Cannot copy into numbers: s3://\\S+part\\.csv\\.gz, line 2, column n: .*\\S");
  }

  private OutputStream create(String file) throws IOException {
    var path = new Path(folder + "/" + file);
    return path.getFileSystem(S3AccessConfiguration.withoutSession(settings.s3())).create(path);
  }

  private String address(String file) {
    return folder.replaceFirst("^s3a", "s3") + "/" + file;
  }
}
