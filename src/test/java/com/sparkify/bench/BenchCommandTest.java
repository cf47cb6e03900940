package com.sparkify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--files 0          | Cannot bench with --files 0: expected 1 to 1000000",
        "--files many       | Invalid value for option '--files'",
        "--latency -1       | Cannot bench with --latency -1",
        "--rounds 0         | Cannot bench with --rounds 0",
        "--heap much        | Cannot bench with --heap much: expected a size such as 1g",
        "--ndjson big       | Cannot bench with --ndjson big: expected a size such as 200MB",
        "--slow-limit -1    | Cannot bench with --slow-limit -1",
        "--only spark       | Cannot bench spark: expected one of ours, ours-local, json, schema",
        "--only ours --without ours | Cannot bench with --only, --without no candidate",
        "--report /no/such/folder/file | Cannot write --report /no/such/folder/file",
        "--fils 3           | Unknown option"
      })
  void mistakesAreReportedBeforeAnythingIsDone(String options, String message) {
    var arguments = new ArrayList<String>(List.of("bench"));
    arguments.addAll(List.of(options.strip().split(" ")));
    var err = new StringWriter();
    int exitCode =
        Main.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    assertThat(err.toString()).contains(message);
    assertThat(exitCode).isEqualTo(2);
  }
}
