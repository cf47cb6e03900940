package com.sparkify.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.warehouse.command.Commands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The DAG on a real Airflow, scheduler and all, with moto for AWS: src/test/python/airflow_runs.py.
 */
@Tag("others")
class AirflowIT {
  @ParameterizedTest
  @ValueSource(strings = {"airflow2", "airflow3"})
  void everyKindOfRunStartsTheRightJobs(String airflow) throws Exception {
    Path venv = Path.of("target/python-" + airflow);
    assertThat(venv).as("made by src/test/scripts/venv.sh " + airflow).exists();

    String said = Program.python("airflow_runs.py", venv.toString(), "target/" + airflow);

    assertThat(said).contains("passed: Airflow");
    assertThat(Program.lines(Path.of("target", airflow, "commands.txt")))
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(AirflowIT::isUnderstood);
  }

  // What EMR was asked to run is what the program's own command line accepts.
  private static void isUnderstood(String line) throws IOException {
    String[] arguments = new ObjectMapper().readValue(line, String[].class);
    assertThatCode(() -> Commands.commandLine(List.of()).parseArgs(arguments))
        .as(line)
        .doesNotThrowAnyException();
  }
}
