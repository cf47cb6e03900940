package com.sparkify.bench.candidate;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What some work took.
 *
 * @param seconds from ready to done
 * @param cpuSeconds the processor time of the process in that span
 * @param peakBytes the most memory that the process ever held, getting ready included
 */
public record Measurement(double seconds, double cpuSeconds, long peakBytes) {

  /** Does the work and measures it. */
  public static Measurement of(Work work) throws Exception {
    double cpu = cpuOfProcess();
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Measurement(seconds, cpuOfProcess() - cpu, peakOfProcess());
  }

  /** What this process has taken since it was started. */
  public static Measurement ofProcess() throws IOException {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    return new Measurement(seconds, cpuOfProcess(), peakOfProcess());
  }

  /** The processor time of this process until now. */
  public static double cpuOfProcess() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  // Linux tells the largest resident set; elsewhere the heap must do.
  private static long peakOfProcess() throws IOException {
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

  /** For {@link #parse}. */
  public String text() {
    return String.format(Locale.ROOT, "%.6f %.6f %d", seconds, cpuSeconds, peakBytes);
  }

  /** Reads what {@link #text} wrote, whatever follows it. */
  public static Measurement parse(String text) {
    String[] parts = text.strip().split(" ");
    return new Measurement(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
  }
}
