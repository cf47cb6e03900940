package com.sparkify.cluster;

import static com.sparkify.testing.TestLake.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.FaultyS3;
import com.sparkify.testing.TestSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands on YARN, with the driver here (client mode) and on the cluster: what comes back, what
 * YARN says, how often it tries, and what the run log says. On Spark 3.5 with Hadoop 3.4, as EMR 7
 * has it; made by src/test/scripts/cluster.sh.
 */
@Tag("others")
class YarnIT {
  private static final Path SPARK = Path.of("target/cluster/spark").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir static Path home;
  private static MiniYarn yarn;

  private final FaultyS3 s3 = new FaultyS3(TestSandbox.get().s3().endpoint(), 0, 0);
  private final ClusterLake lake = ClusterLake.filled();

  @BeforeAll
  static void start() throws Exception {
    yarn = MiniYarn.start(home);
  }

  @AfterAll
  static void stop() throws Exception {
    yarn.close();
  }

  @Test
  void inClientModeTheExitCodeIsTheCommands() {
    Submit client = submit("client").with(dynamicAllocation());

    Submit.Ended loaded = client.run("run").assertCode(0);
    assertThat(loaded.text())
        .contains("has succeeded, staging by copy")
        .contains("INFO sparkify: ");
    assertEnded(loaded.application(), FinalApplicationStatus.SUCCEEDED);
    assertThat(lake.rows("SELECT application_id FROM etl_runs"))
        .containsExactly(loaded.application());

    lake.log(4, "broken");
    Submit.Ended refused = client.run("run").assertCode(3);
    assertThat(refused.text()).contains("ERROR sparkify: exit code 3: Cannot publish: 1 of 1");
    assertEnded(refused.application(), FinalApplicationStatus.FAILED);
    client.run("rejects").assertCode(0);
    client.run("check").assertCode(0);
    client.run("--set", "load.lease=soon", "check").assertCode(2);
    assertThat(lake.runs()).containsExactly("succeeded", "refused");
  }

  @Test
  void inClusterModeTheCodeIsInTheDiagnosticsAndNothingIsDoneTwice() {
    Submit cluster = submit("cluster");

    String wrong = cluster.run("--set", "load.lease=soon", "run").assertCode(1).application();
    assertEnded(wrong, FinalApplicationStatus.FAILED);
    assertThat(yarn.report(wrong).getDiagnostics()).contains("status 2");
    assertThat(yarn.driverLog(wrong, 1, "stderr"))
        .contains("ERROR sparkify: exit code 2: Cannot use the settings of ", "load.lease");

    String loaded = cluster.with(dynamicAllocation()).run("run").assertCode(0).application();
    assertEnded(loaded, FinalApplicationStatus.SUCCEEDED);
    assertThat(yarn.driverLog(loaded, 1, "stdout")).contains("has succeeded, staging by copy");
    assertThat(lake.rows("SELECT count(*) FROM songplays")).containsExactly("30");

    String checked = cluster.run("check").assertCode(0).application();
    assertEnded(checked, FinalApplicationStatus.SUCCEEDED);
    assertThat(yarn.driverLog(checked, 1, "stdout")).contains("The star schema passes all");

    String rebuilt = cluster.run("rebuild").assertCode(0).application();
    assertThat(yarn.driverLog(rebuilt, 1, "stdout")).contains("nothing had to be changed");

    lake.log(4, "broken");
    String refused = cluster.run("run").assertCode(1).application();
    assertEnded(refused, FinalApplicationStatus.FAILED);
    assertThat(yarn.report(refused).getDiagnostics()).contains("status 3");
    assertThat(yarn.driverLog(refused, 1, "stderr"))
        .contains("ERROR sparkify: exit code 3: Cannot publish: 1 of 1 records were rejected");
    assertThat(lake.runs()).containsExactly("succeeded", "refused");
  }

  @Test
  void aSecondAttemptDoesNothingButSaySo() {
    lake.log(4, "broken", "broken");

    String refused =
        submit("cluster")
            .with("--conf", "spark.yarn.maxAppAttempts=2")
            .run("run")
            .assertCode(1)
            .application();

    assertThat(yarn.attempts(refused)).isEqualTo(2);
    assertThat(yarn.driverLog(refused, 2, "stderr"))
        .contains("exit code 1: Cannot run again by itself: this is attempt 2 of " + refused);
    assertThat(lake.runs()).containsExactly("refused");
  }

  @Test
  void anExecutorThatIsKilledCostsNoLineAndCountsNoneTwice() throws Exception {
    lake.log(4, event(1, 1, 1541106106796L, "free", "a", "x"), "broken");
    FaultyS3.Hold read = s3.hold("2018-11-04-events");
    Submit.Started run = submit("client").start("--set", "load.max-rejects=1", "run");
    assertThat(read.hasArrived(PATIENCE)).isTrue();

    kill(yarn.running(), "CoarseGrainedExecutorBackend");
    read.release();

    run.await().assertCode(0);
    assertThat(lake.rows("SELECT count(*) FROM songplays")).containsExactly("31");
    assertThat(submit("client").run("rejects").text())
        .containsPattern("rejected records of run \\S+: 1\\R");
  }

  @Test
  void whatAKilledDriverLeavesTheNextRunCleansUp() throws Exception {
    FaultyS3.Hold read = s3.hold("2018-11-02-events");
    Submit.Started run = submit("cluster").start("run");
    assertThat(read.hasArrived(PATIENCE)).isTrue();
    String application = yarn.running();

    kill(application, "deploy.yarn.ApplicationMaster");
    run.await().assertCode(1);
    read.release();

    assertEnded(application, FinalApplicationStatus.FAILED);
    assertThat(lake.runs()).containsExactly("running");
    submit("client").run("run").assertCode(0);
    assertThat(lake.runs()).containsExactly("failed", "succeeded");
    assertThat(lake.rows("SELECT count(*) FROM songplays")).containsExactly("30");
  }

  private void assertEnded(String application, FinalApplicationStatus status) {
    ApplicationReport report = yarn.report(application);
    assertThat(report.getFinalApplicationStatus()).isEqualTo(status);
    assertThat(yarn.attempts(application)).isOne();
  }

  private static void kill(String application, String process) {
    assertThat(MiniYarn.process(application, process).destroyForcibly()).isTrue();
  }

  private static String[] dynamicAllocation() {
    return new String[] {
      "--conf", "spark.dynamicAllocation.enabled=true",
      "--conf", "spark.dynamicAllocation.shuffleTracking.enabled=true",
      "--conf", "spark.dynamicAllocation.initialExecutors=0",
      "--conf", "spark.dynamicAllocation.maxExecutors=2"
    };
  }

  // The password comes by a variable, in cluster mode too.
  private Submit submit(String mode) {
    var variables = new HashMap<String, String>(yarn.variables());
    variables.put("SPARKIFY_REDSHIFT_PASSWORD", TestSandbox.PASSWORD);
    var options = new ArrayList<>(List.of("--master", "yarn", "--deploy-mode", mode));
    Map.of(
            "spark.yarn.jars", "local:" + SPARK + "/jars/*",
            "spark.yarn.stagingDir", home.resolve("staging").toUri().toString(),
            "spark.yarn.report.interval", "300ms",
            "spark.yarn.scheduler.heartbeat.interval-ms", "500",
            "spark.yarn.appMasterEnv.SPARK_LOCAL_IP", "127.0.0.1",
            "spark.executorEnv.SPARK_LOCAL_IP", "127.0.0.1",
            "spark.driver.memory", "512m",
            "spark.executor.memory", "512m",
            "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1",
            "spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
        .forEach((key, value) -> options.addAll(List.of("--conf", key + "=" + value)));
    options.addAll(List.of("--conf", "spark.executor.instances=1"));
    options.addAll(List.of("--conf", "spark.ui.enabled=false"));
    String conf = lake.conf(home, s3.endpoint()).toUri().toString();
    return new Submit(SPARK, options, variables, List.of("--conf", conf));
  }
}
