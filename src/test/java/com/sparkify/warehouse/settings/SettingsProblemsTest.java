package com.sparkify.warehouse.settings;

import static com.sparkify.warehouse.settings.SettingsFixture.REQUIRED;
import static com.sparkify.warehouse.settings.SettingsFixture.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsProblemsTest {

  @TempDir private Path folder;

  @Test
  void allProblemsComeTogetherWithWhereTheyCameFrom() {
    String problem =
        file(folder, REQUIRED + "redshift.shema = x\nload.publish-attempts = many\n")
            .variables(Map.of("SPARKIFY_S3_REGOIN", "x", "SPARKIFY_LOAD_LEASE", "0s"))
            .set("redshift.schema=My Schema", "lod.lease=5m", "verbose")
            .problem();

    Path path = folder.resolve("test.conf");
    assertThat(problem.lines().map(String::strip))
        .containsExactlyInAnyOrder(
            "Cannot use the settings of " + path + ":",
            "--set wants KEY=VALUE, and there is no \"=\" in what it was given",
            "lod.lease is unknown; did you mean load.lease? (--set)",
            "SPARKIFY_S3_REGOIN is unknown; did you mean SPARKIFY_S3_REGION? (environment variable)",
            "redshift.shema is unknown; did you mean redshift.schema? (" + path + " line 8)",
            "load.lease = \"0s\": expected a time above 0, such as 30s or 5m"
                + " (variable SPARKIFY_LOAD_LEASE)",
            "load.publish-attempts = \"many\": expected a whole number (" + path + " line 9)",
            "redshift.schema = \"My Schema\": expected a plain name of a-z, 0-9 and _, 127 at most"
                + " (--set)");
  }

  @Test
  void aMissingKeyIsNamedWithTheVariableThatSetsIt() {
    String problem = file(folder, REQUIRED + "redshift.url = null").problem();

    assertThat(problem)
        .contains("redshift.url is missing: set it in", "or by the variable SPARKIFY_REDSHIFT_URL");
  }

  @Test
  void aKeyWithoutItsSectionFindsItsName() {
    assertThat(file(folder, REQUIRED + "password = x").problem())
        .contains("password is unknown; did you mean redshift.password?");
  }

  @Test
  void anUnknownSectionIsRefusedEvenEmpty() {
    assertThat(file(folder, REQUIRED + "sandbox {}").problem()).contains("sandbox is unknown");
  }

  @Test
  void aListIsNoValue() {
    assertThat(file(folder, REQUIRED + "redshift.schema = [a]").problem())
        .contains("redshift.schema: expected one value, not a list or a section");
  }

  @Test
  void wrongSecretsAreNotPrinted() {
    String problem =
        file(folder, REQUIRED)
            .set(
                "redshift.pasword=hunter3",
                "redshift.password=",
                "redshift.url=jdbc:redshift://h:5439/dev?user=x&password=hunter4",
                "s3.endpoint=http://me:hunter5@host")
            .problem();

    assertThat(problem)
        .contains("redshift.password = \"****\"", "redshift.url", "s3.endpoint")
        .doesNotContain("hunter");
  }

  @Test
  void halfAKeyPairIsRefused() {
    assertThat(file(folder, REQUIRED).set("s3.access-key=id").problem())
        .contains("s3.access-key and s3.secret-key go together");
  }

  @Test
  void foldersWithinEachOtherAreRefused() {
    assertThat(file(folder, REQUIRED).set("lake.rejects=s3a://lake/log_data/rejects").problem())
        .contains("lake.logs = s3a://lake/log_data and lake.rejects = s3a://lake/log_data/rejects");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lake.logs=log_data", "lake.logs=s3a:///x", "redshift.temp-dir=file:/tmp"})
  void aFolderIsAnAddress(String assignment) {
    assertThat(file(folder, REQUIRED).set(assignment).problem()).contains("expected a folder");
  }

  @Test
  void hoconThatDoesNotParseIsOneSentenceWithFileAndLine() {
    String problem = file(folder, REQUIRED + "load {\n  lease = [5m\n}\n").problem();

    assertThat(problem.lines()).hasSize(2).last().asString().contains("test.conf line ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2\"x",
        "\"hunter2",
        "[hunter2",
        "hunter2 : }",
        "hunter2, hunter2 = =",
        "\n    hunter2\"x",
        "${hunter2",
        "${hunter2}",
        "hunter2\\"
      })
  void whatDoesNotParseBesideASecretIsNotQuoted(String password) {
    assertThat(file(folder, "redshift {\n  password = " + password + "\n}").problem())
        .contains("test.conf line ")
        .doesNotContain("hunter2");
  }

  @Test
  void aSubstitutionOfNothingIsNamed() {
    assertThat(file(folder, REQUIRED + "s3.region = ${sandbox.region}").problem())
        .contains("test.conf line 8", "${sandbox.region}");
  }

  @Test
  void aSubstitutionOfAKeyWithoutAValueIsNamed() {
    assertThat(file(folder, REQUIRED + "s3.access-key = \"of \"${redshift.iam-role}").problem())
        .contains("test.conf line 8", "${redshift.iam-role}");
  }

  @Test
  void wrongValuesOfOneSectionComeTogetherHoweverTheyAreWrong() {
    String problem =
        file(folder, REQUIRED)
            .set(
                "redshift.url=nowhere",
                "redshift.iam-role=me",
                "redshift.writer=both",
                "redshift.statement-timeout=soon",
                "redshift.connect-timeout=-1s",
                "s3.endpoint=ftp://host",
                "s3.region=west",
                "s3.secret-key=hunter6",
                "lake.first-day=2018-13-01",
                "load.clock-slack=-1d")
            .problem();

    assertThat(problem.lines().skip(1).map(String::strip))
        .containsExactlyInAnyOrder(
            "lake.first-day = \"2018-13-01\": expected a day, such as 2018-11-01 (--set)",
            "load.clock-slack = \"-1d\": expected a time of 0 or more, such as 1d (--set)",
            "redshift.url = \"nowhere\": expected jdbc:redshift://host:5439/database,"
                + " without user or password (--set)",
            "redshift.iam-role = \"me\": expected a role such as"
                + " arn:aws:iam::123456789012:role/name, or default (--set)",
            "redshift.writer = \"both\": expected one of auto, connector, copy (--set)",
            "redshift.statement-timeout = \"soon\": expected a duration, such as 500ms, 10s or 5m"
                + " (--set)",
            "redshift.connect-timeout = \"-1s\": expected a time above 0, such as 30s or 5m (--set)",
            "s3.endpoint = \"ftp://host\": expected an address such as https://host:port,"
                + " without user or password (--set)",
            "s3.region = \"west\": expected a region such as us-west-2 (--set)",
            "s3.access-key and s3.secret-key go together: expected both, or neither for the machine's"
                + " role");
  }

  @Test
  void aSectionThatIsAValueIsRefused() {
    assertThat(file(folder, REQUIRED + "load = 5").problem())
        .contains("load is unknown", "load.lease is missing");
  }

  @Test
  void recordsRefuseTheSameWithoutAReader() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Credentials(" ", new Secret("")))
        .withMessage(
            "Cannot use s3.access-key =  : expected some text;"
                + " s3.secret-key = ****: expected a secret that is not empty");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LoadSettings(
                    RejectLimit.parse("1"),
                    RejectLimit.parse("1"),
                    Duration.ofDays(-1),
                    0,
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    Optional.empty()))
        .withMessageContainingAll("load.publish-attempts = 0", "load.publish-backoff = PT0S");
  }

  @Test
  void aPasswordASecretAndTheRoleOfTheMachineExcludeEachOther() {
    String role = "redshift.url=jdbc:redshift:iam://host:5439/dev";
    assertThat(file(folder, REQUIRED).set(role, "redshift.secret=a").problem())
        .contains(
            "redshift.password = \"****\": expected nothing, because jdbc:redshift:iam: logs in",
            "redshift.secret = \"a\": expected nothing, because jdbc:redshift:iam: logs in");
    assertThat(file(folder, REQUIRED).set("redshift.secret=a").problem())
        .contains("redshift.password = \"****\": expected nothing beside redshift.secret");
    assertThat(file(folder, REQUIRED).set("redshift.secret=a b").problem())
        .contains("redshift.secret = \"a b\": expected the name or the ARN of a secret");
    String without = REQUIRED.replaceAll("(?m)^ *(user|password) = .*$", "");
    assertThat(file(folder, without).problem())
        .contains("redshift.user is missing", "redshift.password is missing", "redshift.secret");
    assertThat(file(folder, without).set("redshift.secret=a").read().redshift().secret())
        .contains("a");
    assertThat(file(folder, without).set(role).read().redshift().isLoginByRole()).isTrue();
  }

  @Test
  void keysOfAwsDoNotBelongIntoTheAddress() {
    String address =
        "redshift.url=jdbc:redshift:iam://h:5439/dev?AccessKeyID=x&SecretAccessKey=hunter7";
    assertThat(file(folder, REQUIRED).set(address).problem())
        .contains("redshift.url")
        .doesNotContain("hunter");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(new SettingsFixture(folder.resolve("no.conf"), Map.of(), List.of()).problem())
        .contains("no.conf", "cannot be read");
  }
}
