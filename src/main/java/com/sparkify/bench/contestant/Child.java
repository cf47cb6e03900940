package com.sparkify.bench.contestant;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** The process of one contestant: does one job, and says what it took. */
public final class Child {
  /** Begins the line that tells a measurement. */
  public static final String MEASURED = "measured ";

  /** Begins the line that tells why there is none. */
  public static final String FAILED = "failed ";

  private Child() {}

  /**
   * @param args those of {@link Job#toArguments}
   */
  public static void main(String[] args) {
    endWithParent();
    try {
      System.out.println(MEASURED + measure(Job.of(args)).text());
      System.out.flush();
      // Nobody waits for Spark to put its things away.
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace();
      System.out.println(
          FAILED + ExceptionUtils.getRootCauseMessage(e).lines().findFirst().orElse(""));
      System.out.flush();
      Runtime.getRuntime().halt(1);
    }
  }

  private static Measurement measure(Job job) throws Exception {
    Work work = job.contestant().prepare(job);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    work.run();
    long nanos = System.nanoTime() - start;
    return new Measurement(nanos / 1e9, (system.getProcessCpuTime() - cpu) / 1e9, peakBytes());
  }

  // Linux tells the highest resident set; elsewhere the heap must do.
  private static long peakBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return Runtime.getRuntime().totalMemory();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  // The parent holds the other end of standard input for as long as it lives.
  private static void endWithParent() {
    var watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever said.
                }
              } catch (IOException e) {
                // Gone as well.
              }
              Runtime.getRuntime().halt(1);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
