package com.sparkify.cluster;

import static com.sparkify.testing.TestLake.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.FaultyS3;
import com.sparkify.testing.TestSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands on a standalone cluster of Spark, with two workers on this machine, and on Spark as it
 * is downloaded.
 */
@Tag("others")
class StandaloneIT {
  private static final Path SPARK = Path.of("target/cluster/spark").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir static Path home;
  private static final List<Process> CLUSTER = new ArrayList<>();
  private static String master;

  private final FaultyS3 s3 = new FaultyS3(TestSandbox.get().s3().endpoint(), 0, 0);
  private final ClusterLake lake = ClusterLake.filled();

  @BeforeAll
  static void start() throws Exception {
    assertThat(SPARK).as("made by src/test/scripts/cluster.sh").isDirectory();
    int port = freePort();
    master = "spark://127.0.0.1:" + port;
    CLUSTER.add(
        sparkClass(
            "deploy.master.Master", "--host", "127.0.0.1", "--port", Integer.toString(port)));
    // Two names of one machine: Spark starts no second copy of a task where the first runs.
    for (String host : List.of("127.0.0.1", "localhost")) {
      Path work = Files.createDirectories(home.resolve(host));
      CLUSTER.add(
          sparkClass(
              "deploy.worker.Worker",
              "--host",
              host,
              "--cores",
              "1",
              "--memory",
              "1g",
              "-d",
              work.toString(),
              master));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (Process process : CLUSTER) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void theExitCodeIsTheCommands() {
    Submit client = submit(SPARK, "--master", master);
    client.run("run").assertCode(0);
    lake.log(4, "broken");
    client.run("run").assertCode(3);
    assertThat(lake.runs()).containsExactly("succeeded", "refused");
  }

  @Test
  void aTaskThatRunsTwiceCountsOnce() throws Exception {
    // Two tasks: each thousand files are one. One file of the first task is slow.
    lake.songs(1500).log(4, event(1, 1, 1541106106796L, "free", "a", "x"), "broken");
    FaultyS3.Hold slow = s3.hold("TR00010.json");
    Submit.Started run =
        submit(SPARK, "--master", master)
            .with(
                "--conf", "spark.speculation=true",
                "--conf", "spark.speculation.interval=100ms",
                "--conf", "spark.speculation.multiplier=1.1",
                "--conf", "spark.speculation.quantile=0.5")
            .start("--set", "load.max-rejects=1", "run");
    assertThat(slow.hasArrived(PATIENCE)).isTrue();

    // It is never released: only the second copy of the task can end the run.
    run.await().assertCode(0);

    assertThat(lake.rows("SELECT count(*), count(DISTINCT song_id) FROM staging_songs"))
        .containsExactly("1500|1500");
    assertThat(lake.rows("SELECT count(*) FROM songplays")).containsExactly("31");
    slow.release();
  }

  @Test
  void onSparkAsItIsDownloadedItSaysWhatIsMissing() throws IOException {
    Submit stock = submit(stock(), "--master", "local[2]");
    assertThat(stock.run("run").assertCode(2).text())
        .contains("exit code 2: Cannot read S3: this Spark has Hadoop 3.3.4, and 3.4 or newer");
    assertThat(stock.run("check").assertCode(2).text())
        .contains("exit code 2: Cannot use Redshift: its JDBC driver is not on the classpath");
  }

  private Submit submit(Path spark, String... options) {
    var all = new ArrayList<>(List.of(options));
    all.addAll(
        List.of(
            "--conf", "spark.driver.memory=512m",
            "--conf", "spark.executor.memory=512m",
            "--conf", "spark.ui.enabled=false"));
    return new Submit(
        spark,
        all,
        Map.of("SPARKIFY_REDSHIFT_PASSWORD", TestSandbox.PASSWORD),
        List.of("--conf", lake.conf(home, s3.endpoint()).toString()));
  }

  private static Path stock() throws IOException {
    try (var found = Files.newDirectoryStream(Path.of("target/python-spark/lib"), "python3.*")) {
      return found.iterator().next().resolve("site-packages/pyspark").toAbsolutePath();
    }
  }

  private static Process sparkClass(String name, String... arguments) throws IOException {
    var words = new ArrayList<>(List.of(SPARK + "/bin/spark-class", "org.apache.spark." + name));
    words.addAll(List.of("--webui-port", "0"));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_HOME", SPARK.toString());
    builder.environment().put("SPARK_DAEMON_MEMORY", "256m");
    return builder.redirectOutput(home.resolve(name + arguments[1] + ".log").toFile()).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
