package com.sparkify.bench.candidate;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Time, CPU and memory of some work.
 *
 * @param seconds of the work, without set-up
 * @param cpuSeconds CPU time of the process meanwhile
 * @param peakBytes peak memory of the process, set-up included
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

  /** Measures this process since its start. */
  public static Measurement ofProcess() throws IOException {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    return new Measurement(seconds, cpuOfProcess(), peakOfProcess());
  }

  /** CPU seconds of this process until now. */
  public static double cpuOfProcess() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  // The peak resident set on Linux; elsewhere the heap size.
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

  /** The format that {@link #parse} reads. */
  public String text() {
    return String.format(Locale.ROOT, "%.6f %.6f %d", seconds, cpuSeconds, peakBytes);
  }

  /** Parses {@link #text}; ignores further words. */
  public static Measurement parse(String text) {
    String[] parts = text.strip().split(" ");
    return new Measurement(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
  }
}
