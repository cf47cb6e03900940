package com.sparkify.cluster;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.ByteSource;
import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.TestRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A lake and a warehouse in the sandbox of this process, for commands on a cluster.
 *
 * @param settings of both
 */
record ClusterLake(Settings settings) {
  private static final long NOVEMBER = 1541106106796L;

  /** With three days of logs, ten plays each. */
  static ClusterLake filled() {
    var lake = new ClusterLake(TestSandbox.get().settings());
    for (int day = 1; day <= 3; day++) {
      lake.day(day).songs(1);
    }
    return lake;
  }

  /** Puts a day with ten plays. */
  ClusterLake day(int day) {
    var lines = new String[10];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = event(i, day, NOVEMBER + day * 86_400_000L + i, "free", "a", "x");
    }
    return log(day, lines);
  }

  /** Puts the log of a day. */
  ClusterLake log(int day, String... lines) {
    return put(
        "log_data/2018/11/2018-11-%02d-events.json".formatted(day), String.join("\n", lines));
  }

  /** Puts so many songs, one a file. */
  ClusterLake songs(int count) {
    for (int i = 0; i < count; i++) {
      put(
          "song_data/A/TR%05d.json".formatted(i),
          song("SO" + i, "title " + i, "AR" + i, "artist " + i));
    }
    return this;
  }

  private ClusterLake put(String key, String text) {
    var folder = URI.create(settings.lake().logs().replaceFirst("/log_data$", "/"));
    TestSandbox.get()
        .s3()
        .put(
            folder.getAuthority(),
            folder.getPath().substring(1) + key,
            ByteSource.wrap(text.getBytes(UTF_8)));
    return this;
  }

  /** Writes the file of settings, with S3 at {@code endpoint}. */
  Path conf(Path folder, URI endpoint) {
    String text =
        """
        lake { logs = "%s", songs = "%s", rejects = "%s" }
        s3 { endpoint = "%s", access-key = sandbox, secret-key = "%s", region = us-west-2 }
        redshift {
          url = "%s", user = dev, schema = %s
          temp-dir = "%s", iam-role = default, writer = copy
        }
        """
            .formatted(
                settings.lake().logs(),
                settings.lake().songs(),
                settings.lake().rejects(),
                endpoint,
                TestSandbox.SECRET_KEY,
                settings.redshift().url(),
                settings.redshift().schema(),
                settings.redshift().tempDir());
    try {
      return Files.writeString(folder.resolve(settings.redshift().schema() + ".conf"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> rows(String sql) {
    return TestRows.of(new Warehouse(settings.redshift(), "test"), sql);
  }

  /** How the runs have ended, in order. */
  List<String> runs() {
    return rows("SELECT status FROM etl_runs ORDER BY started_at, run_id");
  }
}
