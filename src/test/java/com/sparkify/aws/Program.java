package com.sparkify.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the tests that are written in Python, in the venv with the emulated AWS. */
final class Program {
  private static final Path PYTHON = Path.of("target/python-aws/bin/python");

  private Program() {}

  /** Runs a file of src/test/python; what it prints, once it has ended with 0. */
  static String python(String file, String... arguments) throws IOException, InterruptedException {
    assertThat(PYTHON).as("made by src/test/scripts/venv.sh aws").exists();
    var command = new ArrayList<>(List.of(PYTHON.toString(), "src/test/python/" + file));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** Starts a file of src/test/python that serves until its standard input ends. */
  static Process server(String file, String... arguments) throws IOException {
    assertThat(PYTHON).as("made by src/test/scripts/venv.sh aws").exists();
    var command = new ArrayList<>(List.of(PYTHON.toString(), "src/test/python/" + file));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }
}
