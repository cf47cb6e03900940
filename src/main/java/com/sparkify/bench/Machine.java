package com.sparkify.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Describes the machine in one line. */
final class Machine {
  private static final Path CPUS = Path.of("/proc/cpuinfo");

  private Machine() {}

  static String describe() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "%d cores (%s), %,d MB of memory, %s, Java %s, %s, Spark %s"
        .formatted(
            system.getAvailableProcessors(),
            processor(),
            system.getTotalMemorySize() >> 20,
            System.getProperty("os.name"),
            System.getProperty("java.version"),
            isStartedFromArchive() ? "with a class archive" : "no class archive",
            org.apache.spark.package$.MODULE$.SPARK_VERSION());
  }

  // The JVM ignores a missing archive.
  private static boolean isStartedFromArchive() {
    String option = "-XX:SharedArchiveFile=";
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith(option))
        .anyMatch(argument -> Files.exists(Path.of(argument.substring(option.length()))));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(CPUS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
  }
}
