package com.sparkify.warehouse.settings;

import static com.sparkify.warehouse.settings.SettingsFixture.REQUIRED;
import static com.sparkify.warehouse.settings.SettingsFixture.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReadingTest {

  private static final Config SANDBOX = ConfigFactory.parseString("sandbox.s3-port = 9000");

  @TempDir private Path folder;

  @Test
  void theFileOverridesDefaultsVariablesTheFileAndSetAll() {
    SettingsFixture inFile = file(folder, REQUIRED + "redshift.schema = in_file");
    SettingsFixture inVariable =
        inFile.variables(Map.of("SPARKIFY_REDSHIFT_SCHEMA", "in_variable"));

    assertThat(file(folder, REQUIRED).read().redshift().schema()).isEqualTo("sparkify");
    assertThat(file(folder, REQUIRED + "redshift.schema = in_file").read().redshift().schema())
        .isEqualTo("in_file");
    assertThat(inVariable.read().redshift().schema()).isEqualTo("in_variable");
    assertThat(
            inVariable
                .set("redshift.schema=first", "redshift.schema=last")
                .read()
                .redshift()
                .schema())
        .isEqualTo("last");
  }

  @Test
  void setTakesTheValueAsItIsWritten() {
    Settings settings = file(folder, REQUIRED).set("redshift.password=a=b#c\"${d} ").read();

    assertThat(settings.redshift().password().orElseThrow().reveal()).isEqualTo("a=b#c\"${d} ");
  }

  @Test
  void dashesOfKeysAreUnderscoresOfVariables() {
    Settings settings =
        file(folder, REQUIRED)
            .variables(Map.of("SPARKIFY_REDSHIFT_TEMP_DIR", "s3://other/folder/", "HOME", "/root"))
            .read();

    assertThat(settings.redshift().tempDir()).isEqualTo("s3://other/folder");
  }

  @Test
  void substitutionsSeeDefaultsAndSet() {
    SettingsFixture fixture =
        file(folder, REQUIRED + "s3.endpoint = \"http://127.0.0.1:\"${sandbox.s3-port}");

    assertThat(withSandbox(fixture).s3().endpoint()).contains(URI.create("http://127.0.0.1:9000"));
    assertThat(withSandbox(fixture.set("sandbox.s3-port=9001")).s3().endpoint())
        .contains(URI.create("http://127.0.0.1:9001"));
  }

  @Test
  void keysOfS3MakeCredentials() {
    Settings settings =
        file(folder, REQUIRED).set("s3.access-key=id", "s3.secret-key=swordfish").read();

    assertThat(settings.s3().credentials())
        .contains(new S3Credentials("id", new Secret("swordfish")));
  }

  @Test
  void printedSettingsShowNoSecret() {
    Settings settings =
        file(folder, REQUIRED).set("s3.access-key=id", "s3.secret-key=swordfish").read();

    assertThat(settings.toString()).doesNotContain("hunter2", "swordfish").contains("****");
  }

  @Test
  void theSampleEnvironmentEmrLacksOnlyWhatItAsksFor() {
    String problem = new SettingsFixture(Path.of("conf/emr.conf"), Map.of(), List.of()).problem();

    assertThat(problem.lines().skip(1))
        .hasSize(7)
        .allMatch(line -> line.contains("is missing"), "is missing");
  }

  private static Settings withSandbox(SettingsFixture fixture) {
    return Settings.read(
        new SettingsSource(
            List.of(SANDBOX),
            SettingsFile.of(fixture.file()),
            fixture.environment(),
            fixture.assignments()));
  }
}
