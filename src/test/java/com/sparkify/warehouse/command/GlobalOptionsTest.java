package com.sparkify.warehouse.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Options given before the command, after it, and on both sides. */
class GlobalOptionsTest {
  private static final String REQUIRED =
      """
      lake { logs = "s3a://lake/log_data", songs = "s3a://lake/song_data", rejects = "s3a://lake/rejects" }
      redshift { user = loader, password = x, temp-dir = "s3a://temp/load" }
      """;

  private final CommandLine line = Commands.commandLine(List.of());
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;
  private Settings settings;

  @BeforeEach
  void environments() throws IOException {
    Files.writeString(
        folder.resolve("local.conf"),
        REQUIRED + "redshift.url = \"jdbc:redshift://local:5439/dev\"");
    Files.writeString(
        folder.resolve("stage.conf"),
        REQUIRED + "redshift.url = \"jdbc:redshift://stage:5439/dev\"");
    line.addSubcommand(new ShowCommand()).setErr(new PrintWriter(err, true));
  }

  @Test
  void setAddsUpBeforeAndAfterTheCommand() {
    assertThat(
            execute(
                "--set",
                "redshift.schema=test",
                "--set=load.lease=1m",
                "show",
                "--set",
                "load.publish-attempts=7",
                "--set=s3.region=eu-west-1"))
        .isZero();

    assertThat(settings.redshift().schema()).isEqualTo("test");
    assertThat(settings.load().lease()).hasMinutes(1);
    assertThat(settings.load().publishAttempts()).isEqualTo(7);
    assertThat(settings.s3().region()).contains("eu-west-1");
  }

  @Test
  void ofTwoValuesForOneKeyTheLaterWins() {
    assertThat(execute("--set", "redshift.schema=first", "show", "--set", "redshift.schema=second"))
        .isZero();
    assertThat(settings.redshift().schema()).isEqualTo("second");
  }

  @Test
  void aCommandLineThatIsUsedAgainForgetsWhatWasSetBefore() {
    execute("--set", "redshift.schema=first", "show");
    assertThat(execute("show")).isZero();
    assertThat(settings.redshift().schema()).isEqualTo("sparkify");
  }

  @Test
  void everyCommandTakesThemAfterItsName() {
    assertThat(line.getSubcommands().values())
        .hasSizeGreaterThan(7)
        .allSatisfy(
            command ->
                assertThat(command.getCommandSpec().optionsMap())
                    .containsKeys("--env", "--conf-dir", "--set", "--verbose"));
    assertThat(execute("runs", "--set", "redshift.schema=My Schema")).isEqualTo(2);
    assertThat(err.toString()).contains("redshift.schema = \"My Schema\"");
  }

  @Test
  void theEnvironmentIsTakenFromEitherSide() {
    assertThat(execute("--env", "stage", "show", "--set", "redshift.schema=test")).isZero();
    assertThat(settings.redshift().url()).contains("stage");
    assertThat(execute("show", "--env", "stage")).isZero();
    assertThat(settings.redshift().url()).contains("stage");
  }

  @Test
  void twoEnvironmentsAreRefused() {
    assertThat(execute("--env", "stage", "show", "--env", "local")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Cannot use --env stage and --env local: expected one environment");
    assertThat(execute("--env", "stage", "--env", "local", "show")).isEqualTo(2);
  }

  /** As with submit.sh, which names its own folder of settings first. */
  @Test
  void theLastFolderOfSettingsWins() {
    assertThat(line.execute("--conf-dir", "none", "--conf-dir", folder.toString(), "show"))
        .isZero();
    assertThat(line.execute("--conf-dir", "none", "show", "--conf-dir", folder.toString()))
        .isZero();
    assertThat(line.execute("--conf-dir", folder.toString(), "show", "--conf-dir", "none"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("there is no none/local.conf");
  }

  @Test
  void theFileOfSettingsCanBeNamedItselfByPathOrAddress() {
    String file = folder.resolve("stage.conf").toString();
    assertThat(line.execute("--conf", file, "show")).isZero();
    assertThat(settings.redshift().url()).contains("stage");
    assertThat(line.execute("show", "--conf", "file:" + file)).isZero();
    assertThat(settings.redshift().url()).contains("stage");
    assertThat(line.execute("--conf", "file:" + folder + "/none.conf", "show")).isEqualTo(2);
    assertThat(err.toString()).contains("none.conf: there is no such file");
  }

  @Test
  void verboseCountsOnEitherSide() {
    execute("--verbose", "show", "--set", "a=1");
    execute("show", "--set", "a=1", "--verbose");
    assertThat(err.toString().lines().filter(text -> text.contains("SettingsException")))
        .hasSize(2);
  }

  @Test
  void aValueOfTheWrongTypeIsRefusedInPlainWords() {
    assertThat(execute("run", "--date", "today")).isEqualTo(2);
    assertThat(execute("run", "--from", "2018-02-30")).isEqualTo(2);
    assertThat(execute("rejects", "--limit", "many")).isEqualTo(2);
    assertThat(err.toString())
        .contains("option '--date': expected a day such as 2018-11-01, not 'today'")
        .contains("option '--from': expected a day such as 2018-11-01, not '2018-02-30'")
        .contains("option '--limit': expected a whole number, not 'many'")
        .doesNotContain("java", "long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--set redshift.password hunter2 show",
        "show --set redshift.password hunter2",
        "show --set redshift.password =hunter2",
        "show --set redshift.password= hunter2",
        "show --set=redshift.password=my hunter2",
        "show --set redshift.password=my --hunter2",
        "run --date --set=redshift.password=hunter2",
        "run --date --set redshift.password=hunter2",
        "runs --limit 5 --set redshift.password=hunter2",
        "rejects --limit --set=redshift.password=hunter2"
      })
  void whatMayBeAPasswordIsNotRepeated(String arguments) {
    assertThat(execute(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("hunter2");
  }

  @Test
  void aBlankWithinAnAssignmentIsExplained() {
    execute("show", "--set", "redshift.password", "hunter2");
    assertThat(err.toString()).contains("--set KEY=VALUE", "without blanks");
  }

  @Test
  void onlyTheHelpOfAllCommandsSpeaksOfTheHelpOfEach() {
    assertThat(help()).contains("Exit codes", "COMMAND --help says more");
    assertThat(help("run")).contains("Exit codes").doesNotContain("COMMAND --help");
  }

  private String help(String... command) {
    StringWriter out = new StringWriter();
    line.setOut(new PrintWriter(out, true)).execute(ArrayUtils.add(command, "--help"));
    return out.toString();
  }

  private int execute(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--conf-dir", folder.toString()));
    all.addAll(List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }

  @Command(name = "show")
  private final class ShowCommand implements Runnable {
    @Override
    public void run() {
      settings = Commands.options(line).settings();
    }
  }
}
