package com.sparkify.sandbox.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sparkify.testing.TestSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's drivers, in the venv of src/test/scripts/venv.sh; the usual etl.py on the real data. */
@Tag("others")
class PythonIT {
  private static final Path PYTHON = Path.of("target/python/bin/python");
  private static final Path DATA = Path.of("../shared/data/sparkify.tar.gz");
  private static final String PATHS =
      Stream.of(
              "artist auth firstName gender itemInSession lastName length level location method page"
                  .split(" "),
              "registration sessionId song status ts userAgent userId".split(" "))
          .flatMap(Stream::of)
          .map("\"$['%s']\""::formatted)
          .toList()
          .toString();

  @TempDir Path folder;

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said : "failed: " + said;
  }

  @Test
  void amazonsDriverReadsIntervals() throws Exception {
    assertThat(PYTHON).as("made by src/test/scripts/venv.sh").exists();
    String port = Integer.toString(SandboxFixture.shared().port());
    List<String> command =
        List.of(PYTHON.toString(), "src/test/python/intervals.py", port, TestSandbox.PASSWORD);
    assertThat(run(command).lines())
        .containsExactly("1 day, 0:00:00", "1:30:00", "<Interval 2 months 0 days 0 microseconds>");
  }

  @Test
  void usualEtlRunsOnTheRealData() throws Exception {
    assertThat(PYTHON).as("made by src/test/scripts/venv.sh").exists();
    assumeTrue(Files.exists(DATA), "no real data at " + DATA);
    assertThat(run(List.of("tar", "xzf", DATA.toString(), "-C", folder.toString()))).isEmpty();
    SandboxFixture fixture = SandboxFixture.shared();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*_data/.*[.]json")).toList()) {
        String path = file.toString().replace('\\', '/');
        int start = Math.max(path.indexOf("/log_data/"), path.indexOf("/song_data/"));
        fixture.put("real" + path.substring(start), Files.readAllBytes(file));
      }
    }
    String paths = fixture.put("log_json_path.json", "{\"jsonpaths\": " + PATHS + "}");
    long start = System.nanoTime();
    String counts =
        run(
            List.of(
                PYTHON.toString(),
                "src/test/python/etl.py",
                Integer.toString(fixture.port()),
                TestSandbox.PASSWORD,
                "s3://lake/real/log_data",
                "s3://lake/real/song_data",
                paths));
    System.out.printf("etl.py took %.1f s%n", (System.nanoTime() - start) / 1e9);
    assertThat(counts)
        .contains("staging_events 8056", "staging_songs 14896", "songs 14896", "time 6813");
  }
}
