package com.sparkify.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptReport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** YARN on this machine, in a process of its own: src/test/yarn/MiniYarn.java. */
final class MiniYarn implements AutoCloseable {
  private static final Path JARS = Path.of("target/cluster/yarn").toAbsolutePath();
  private static final Path SOURCE = Path.of("src/test/yarn").toAbsolutePath();

  private final Path home;
  private final Process process;
  private final YarnClient client = YarnClient.createYarnClient();

  private MiniYarn(Path home, Process process) {
    this.home = home;
    this.process = process;
  }

  /** Starts it in a folder of its own; applications can be submitted when this returns. */
  static MiniYarn start(Path home) throws IOException {
    assertThat(JARS).as("made by src/test/scripts/cluster.sh").isDirectory();
    Files.createDirectories(home.resolve("conf"));
    // The name of this machine leads to its network, and nothing here may leave the machine.
    Path hosts =
        Files.writeString(
            home.resolve("hosts"),
            "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n");
    Process process =
        new ProcessBuilder(
                "java",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djdk.net.hosts.file=" + hosts,
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                SOURCE + File.pathSeparator + JARS + "/*",
                SOURCE.resolve("MiniYarn.java").toString(),
                home.resolve("conf").toString())
            .directory(home.toFile())
            .redirectError(home.resolve("yarn.log").toFile())
            .start();
    var yarn = new MiniYarn(home, process);
    var said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(said.readLine()).as("see " + home).isEqualTo("YARN is up");
    var conf = new Configuration();
    conf.addResource(new org.apache.hadoop.fs.Path(home.resolve("conf/yarn-site.xml").toUri()));
    yarn.client.init(conf);
    yarn.client.start();
    return yarn;
  }

  /** What spark-submit needs to find it. */
  Map<String, String> variables() {
    return Map.of("HADOOP_CONF_DIR", home.resolve("conf").toString());
  }

  ApplicationReport report(String application) {
    try {
      return client.getApplicationReport(ApplicationId.fromString(application));
    } catch (IOException | YarnException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The only application that has not ended. */
  String running() {
    try {
      List<ApplicationReport> all = client.getApplications();
      return all.stream()
          .filter(report -> report.getFinishTime() == 0)
          .map(report -> report.getApplicationId().toString())
          .findFirst()
          .orElseThrow();
    } catch (IOException | YarnException e) {
      throw new IllegalStateException(e);
    }
  }

  int attempts(String application) {
    try {
      List<ApplicationAttemptReport> attempts =
          client.getApplicationAttempts(ApplicationId.fromString(application));
      return attempts.size();
    } catch (IOException | YarnException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the driver of an attempt has written to {@code stdout} or {@code stderr}. */
  String driverLog(String application, int attempt, String stream) {
    String container =
        application.replace("application", "container") + "_%02d_000001".formatted(attempt);
    try (Stream<Path> files = Files.walk(home)) {
      Path log =
          files.filter(file -> file.endsWith(Path.of(container, stream))).findFirst().orElseThrow();
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Java process of an application whose command line has {@code part}. */
  static ProcessHandle process(String application, String part) {
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              String command = commandLine(process.pid());
              return command.contains("/java\0")
                  && !command.startsWith("/bin/bash")
                  && command.contains(application.replace("application_", ""))
                  && command.contains(part);
            })
        .findFirst()
        .orElseThrow();
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    client.stop();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
