package com.sparkify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** submit.sh outside the environment local: which Spark it starts, and what it hands over. */
class SubmitScriptTest {
  private static final String JAR = "sparkify-warehouse-1.0.0.jar";

  /**
   * Stands for Spark: prints its arguments one a line, and the variables it is handed as a file.
   */
  private static final String SPARK_SUBMIT =
      """
      #!/usr/bin/env bash
      printf '%s\\n' "$@"
      for argument in "$@"; do
        [[ $argument != *sparkify-submit.env ]] || { stat -c %a "${argument##*,}" && tr '\\0' '\\n' <"${argument##*,}"; }
      done
      exit 7
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copyWhatAMachineOfTheClusterHas() throws IOException {
    Files.copy(Path.of("submit.sh"), folder.resolve("submit.sh"));
    FileUtils.copyDirectory(Path.of("conf").toFile(), folder.resolve("conf").toFile());
    Files.createFile(folder.resolve(JAR));
    executable(folder.resolve("spark/bin/spark-submit"), SPARK_SUBMIT);
    Files.createFile(
        Files.createDirectories(folder.resolve("spark/jars")).resolve("spark-core_2.12-3.5.6.jar"));
  }

  @Test
  void theJarAloneIsEnoughWithoutMavenAndSources() throws Exception {
    Said said = submit(Map.of("SPARK_HOME", folder + "/spark"), "--env", "emr", "run");

    assertThat(said.code()).isEqualTo(7);
    assertThat(said.lines())
        .containsSubsequence("--class", "com.sparkify.warehouse.Main", folder + "/" + JAR, "run")
        .containsSubsequence("--files", folder + "/conf/emr.conf")
        .containsSubsequence("--conf", "spark.yarn.maxAppAttempts=1");
  }

  @Test
  void itNeverFallsBackToASparkOfItsOwn() throws Exception {
    Said said = submit(Map.of(), "--env", "emr", "run");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text()).contains("Cannot run --env emr: there is no spark-submit");

    Files.move(
        folder.resolve("spark/jars/spark-core_2.12-3.5.6.jar"),
        folder.resolve("spark/jars/spark-core_2.13-4.0.1.jar"));
    said = submit(Map.of("SPARK_HOME", folder + "/spark"), "--env", "emr", "run");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.text()).contains("is not Spark 3.5 for Scala 2.12");
  }

  @Test
  void inClusterModeTheVariablesGoInAFileThatOnlyTheirOwnerReads() throws Exception {
    Map<String, String> variables =
        Map.of(
            "SPARK_HOME", folder + "/spark",
            "SPARK_SUBMIT_OPTIONS", "--deploy-mode cluster --files /tmp/a.txt",
            "SPARKIFY_REDSHIFT_PASSWORD", "hunter2 'x'");

    Said said = submit(variables, "--env", "emr", "check");

    assertThat(said.code()).isEqualTo(7);
    assertThat(said.lines()).contains("600", "SPARKIFY_REDSHIFT_PASSWORD=hunter2 'x'");
    assertThat(said.lines())
        .filteredOn(line -> line.contains("sparkify-submit.env"))
        .singleElement()
        .asString()
        .startsWith("/tmp/a.txt," + folder + "/conf/emr.conf,");
    assertThat(said.lines()).filteredOn(line -> line.contains("hunter2")).hasSize(1);
    String file =
        said.lines().stream()
            .filter(line -> line.contains("sparkify-submit.env"))
            .findFirst()
            .orElseThrow();
    assertThat(Path.of(file.substring(file.lastIndexOf(',') + 1))).doesNotExist();
  }

  @Test
  void inClientModeTheDriverHasThemAnyway() throws Exception {
    Map<String, String> variables =
        Map.of("SPARK_HOME", folder + "/spark", "SPARKIFY_REDSHIFT_PASSWORD", "hunter2");
    assertThat(submit(variables, "--env", "emr", "check").text()).doesNotContain("hunter2", ".env");
  }

  @Test
  void aFileOfSettingsIsTakenInsteadOfTheEnvironmentsOwn() throws Exception {
    Said said =
        submit(
            Map.of("SPARK_HOME", folder + "/spark"),
            "--env",
            "emr",
            "--conf",
            "s3a://bucket/my.conf",
            "run");
    assertThat(said.lines())
        .containsSubsequence("--conf", "s3a://bucket/my.conf", "run")
        .doesNotContain("--files");
  }

  private Said submit(Map<String, String> variables, String... arguments) throws Exception {
    var command = new ProcessBuilder("bash", folder.resolve("submit.sh").toString());
    command.command().addAll(List.of(arguments));
    command.environment().keySet().removeIf(name -> name.startsWith("SPARK"));
    command.environment().put("PATH", "/usr/bin:/bin");
    command.environment().putAll(variables);
    Process process = command.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    assertThat(Files.writeString(file, text).toFile().setExecutable(true)).isTrue();
  }

  private record Said(int code, String text) {
    List<String> lines() {
      return text.lines().toList();
    }
  }
}
