package com.sparkify.bench;

import com.sparkify.bench.contestant.Child;
import com.sparkify.bench.contestant.Job;
import com.sparkify.bench.contestant.Measurement;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has one contestant do one job in a process of its own, with the options of this one. */
final class ChildProcess {
  /** Of Spark's settings in this process: who started it, which is not the child's business. */
  private static final List<String> NOT_PASSED_ON =
      List.of("spark.app.", "spark.jars", "spark.submit.");

  private ChildProcess() {}

  /** Thrown when a contestant does not get there. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String reason) {
      super(reason);
    }
  }

  static Measurement run(Job job, String heap, BenchHome home) throws Failed {
    try {
      var builder = new ProcessBuilder(command(job, heap)).redirectError(home.log().toFile());
      // By the environment, so that it does not fill every list of processes.
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      Process process = home.ends(builder.start());
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.waitFor();
      Optional<String> measured = line(out, Child.MEASURED);
      if (exitCode != 0 || measured.isEmpty()) {
        throw new Failed(line(out, Child.FAILED).orElseGet(() -> lastWords(home.log(), exitCode)));
      }
      return Measurement.parse(measured.get());
    } catch (IOException e) {
      throw Trouble.with("run " + job.contestant().label(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<String> command(Job job, String heap) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-XX:+ExitOnOutOfMemoryError");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            argument -> argument.matches("--add-opens.*|-XX:\\+Ignore.*|-D(log4j2|user|jdk)\\..*"))
        .forEach(command::add);
    System.getProperties().stringPropertyNames().stream()
        .filter(
            name -> name.startsWith("spark.") && NOT_PASSED_ON.stream().noneMatch(name::startsWith))
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    command.add(Child.class.getName());
    command.addAll(job.toArguments());
    return command;
  }

  private static Optional<String> line(String out, String start) {
    return out.lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .reduce((first, last) -> last);
  }

  private static String lastWords(Path log, int exitCode) {
    try {
      List<String> lines = Files.readAllLines(log);
      return "exit code " + exitCode + (lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1));
    } catch (IOException e) {
      return "exit code " + exitCode;
    }
  }
}
