package com.sparkify.bench;

import com.sparkify.bench.candidate.ForkMain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has work done by a process of its own, with the options of this one.
 *
 * @param heap as the JVM's option {@code -Xmx} takes it
 */
record ForkProcess(BenchHome home, String heap) {
  /** Of Spark's settings in this process: who started it, which is not the child's business. */
  private static final List<String> NOT_PASSED_ON =
      List.of("spark.app.", "spark.jars", "spark.submit.");

  ForkProcess {
    Wanted.that(heap.matches("[1-9][0-9]*[mMgG]"), "--heap", heap, "a size such as 1g or 512m");
  }

  /** Thrown when a contestant does not get there. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String reason) {
      super(reason);
    }
  }

  /** Runs {@code main}, which uses {@link ForkMain}, and gives back what it tells. */
  String run(Class<?> main, List<String> arguments) throws Failed {
    Path log = home.folder().resolve("child.log");
    try {
      var builder = new ProcessBuilder(command(main, arguments)).redirectError(log.toFile());
      // By the environment, so that it does not fill every list of processes.
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      Process process = builder.start();
      home.opened(() -> process.destroyForcibly().onExit().join());
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.waitFor();
      return line(out, ForkMain.RESULT)
          .orElseThrow(
              () ->
                  new Failed(line(out, ForkMain.FAILED).orElseGet(() -> lastWords(log, exitCode))));
    } catch (IOException e) {
      throw BenchException.with("run " + main.getSimpleName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private List<String> command(Class<?> main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-XX:+ExitOnOutOfMemoryError");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            argument ->
                argument.matches(
                    "--add-opens.*|-XX:(\\+Ignore|Tier|SharedArchive|DumpLoaded).*|-D(log4j2|user|jdk)\\..*"))
        .forEach(command::add);
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("spark."))
        .filter(name -> NOT_PASSED_ON.stream().noneMatch(name::startsWith))
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    command.add(main.getName());
    command.addAll(arguments);
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
