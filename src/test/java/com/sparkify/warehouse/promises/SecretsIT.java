package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sparkify.testing.CuttingRelay;
import com.sparkify.testing.TestSandbox;
import com.sparkify.testing.TraceLog;
import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Promise 6 of a run: whatever happens and however much is logged, no secret is printed. */
class SecretsIT {
  private static final String WRONG = "wrong-secret-marker-77aa";
  private static final List<String> SECRETS =
      List.of(TestSandbox.PASSWORD, TestSandbox.SECRET_KEY, WRONG);

  private final TestLoad load = TestLoad.ofItsOwn();

  @Test
  void noSecretIsLoggedOrReportedEvenAtTrace() throws IOException {
    SmallLake.fill(load.lake());
    FileSystem.closeAll();
    var printed = new StringWriter();
    List<String> sent;
    try (var log = new TraceLog(SECRETS);
        var relay = new CuttingRelay(TestSandbox.get().redshiftPort())) {
      load.with(TestSandbox.by(relay.port(), load.settings().redshift())).run();
      sent = relay.statements();
      load.lake().events("2018/11/2018-11-09-events.json", "broken", "lines");
      printFailure(load, printed);
      printFailure(load.with("redshift.password", Optional.of(new Secret(WRONG))), printed);
      printFailure(load.with(TestSandbox.by(1, load.settings().redshift())), printed);
      FileSystem.closeAll();
      printFailure(load.with("s3.credentials", Optional.of(wrongKey())), printed);

      assertThat(log.found()).isEmpty();
      LoggerFactory.getLogger(getClass()).trace("This is how {} would be found", WRONG);
      assertThat(log.found()).hasSize(1);
      assertThat(log.lines()).isGreaterThan(1_000);
    } finally {
      FileSystem.closeAll();
    }
    assertThat(printed.toString())
        .doesNotContain(SECRETS)
        .contains("Cannot log in", "Cannot publish");
    assertThat(load.rows("SELECT * FROM etl_runs").toString()).doesNotContain(SECRETS);
    assertThat(sent.toString()).doesNotContain(SECRETS).contains("COPY staging_events");
    assertThat(load.settings().toString()).doesNotContain(SECRETS);
  }

  private static void printFailure(TestLoad load, StringWriter printed) {
    LoadException failure = catchThrowableOfType(LoadException.class, load::run);
    failure.printStackTrace(new PrintWriter(printed, true));
  }

  private S3Credentials wrongKey() {
    S3Credentials right = load.settings().s3().credentials().orElseThrow();
    return new S3Credentials(right.accessKey(), new Secret(WRONG));
  }
}
