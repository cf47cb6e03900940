package com.sparkify.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * submit.sh --env emr in a process of its own, as people start it.
 *
 * @param spark the SPARK_HOME
 * @param options for spark-submit
 * @param variables of the process beside those of this one
 * @param arguments before the command, such as --conf
 */
record Submit(
    Path spark, List<String> options, Map<String, String> variables, List<String> arguments) {
  private static final int PATIENCE_MINUTES = 8;
  private static final Pattern APPLICATION =
      Pattern.compile("Submitted application (application_\\d+_\\d+)");

  /** The same with more options for spark-submit. */
  Submit with(String... more) {
    var all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new Submit(spark, all, variables, arguments);
  }

  /** Runs a command to its end. */
  Ended run(String... command) {
    return start(command).await();
  }

  /** Starts a command. */
  Started start(String... command) {
    var words = new ArrayList<>(List.of("./submit.sh", "--env", "emr"));
    words.addAll(arguments);
    words.addAll(List.of(command));
    try {
      Path output = Files.createTempFile("submit", ".log");
      var builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("SPARKIFY_"));
      builder.environment().put("SPARK_HOME", spark.toAbsolutePath().toString());
      builder.environment().put("SPARK_SUBMIT_OPTIONS", String.join(" ", options));
      builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
      builder.environment().putAll(variables);
      return new Started(builder.redirectOutput(output.toFile()).start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command that runs. */
  record Started(Process process, Path output) {
    Ended await() {
      try {
        boolean hasEnded = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        String text = Files.readString(output, StandardCharsets.UTF_8);
        if (!hasEnded) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        }
        assertThat(hasEnded).as(text).isTrue();
        return new Ended(process.exitValue(), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * A command that has ended.
   *
   * @param code of submit.sh
   * @param text all that it has printed
   */
  record Ended(int code, String text) {
    Ended assertCode(int expected) {
      assertThat(code).as(text).isEqualTo(expected);
      return this;
    }

    /** Its application on YARN. */
    String application() {
      Matcher found = APPLICATION.matcher(text);
      assertThat(found.find()).as(text).isTrue();
      return found.group(1);
    }
  }
}
