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
 * Runs a main class in a new JVM with the options of this one.
 *
 * @param heap a value of the JVM's option {@code -Xmx}
 */
record ForkProcess(BenchHome home, String heap) {
  /**
   * Spark settings that describe how this process was submitted; the fork must not inherit them.
   */
  private static final List<String> NOT_INHERITED =
      List.of("spark.app.", "spark.jars", "spark.submit.");

  ForkProcess {
    OptionValues.require(
        heap.matches("[1-9][0-9]*[mMgG]"), "--heap", heap, "a size such as 1g or 512m");
  }

  /** The forked process failed. */
  static final class ForkException extends Exception {
    private static final long serialVersionUID = 1L;

    ForkException(String reason) {
      super(reason);
    }
  }

  /** Runs {@code main}, which must use {@link ForkMain}, and returns its result line. */
  String run(Class<?> main, List<String> arguments) throws ForkException {
    Path log = home.folder().resolve("fork.log");
    try {
      var builder = new ProcessBuilder(command(main, arguments)).redirectError(log.toFile());
      // In the environment, to keep the command line short.
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      Process process = builder.start();
      home.register(() -> process.destroyForcibly().onExit().join());
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.waitFor();
      return line(out, ForkMain.RESULT)
          .orElseThrow(
              () ->
                  new ForkException(
                      line(out, ForkMain.FAILED).orElseGet(() -> lastLogLine(log, exitCode))));
    } catch (IOException e) {
      throw BenchErrors.cannot("run " + main.getSimpleName(), e);
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
        .filter(name -> NOT_INHERITED.stream().noneMatch(name::startsWith))
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

  private static String lastLogLine(Path log, int exitCode) {
    try {
      List<String> lines = Files.readAllLines(log);
      return "exit code " + exitCode + (lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1));
    } catch (IOException e) {
      return "exit code " + exitCode;
    }
  }
}
