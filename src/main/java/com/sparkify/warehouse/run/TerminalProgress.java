package com.sparkify.warehouse.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One line per step for a person at a terminal; the line of the running step is redrawn. */
public final class TerminalProgress extends Progress {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private ScheduledFuture<?> drawing;
  private String name = "";
  private long total;
  private long files;
  private long start;

  /**
   * @param out the terminal
   */
  public TerminalProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  synchronized void begin(String step, long of) {
    name = step;
    total = of;
    files = 0;
    start = System.nanoTime();
    drawing = clock.scheduleAtFixedRate(this::draw, 0, 250, TimeUnit.MILLISECONDS);
  }

  @Override
  synchronized void done(long count) {
    files = count;
  }

  @Override
  synchronized void end(String step, Duration time, boolean succeeded) {
    drawing.cancel(false);
    name = "";
    String count = total == 0 ? "" : "   %,d files".formatted(total);
    print(line(succeeded ? "✓" : "✗", step, time) + count + System.lineSeparator());
  }

  @Override
  synchronized void note(String text) {
    print("    " + text + System.lineSeparator());
  }

  @Override
  void log(String line) {}

  private synchronized void draw() {
    if (!name.isEmpty()) {
      String count =
          total == 0 ? "" : "   %,d of %,d files".formatted(Math.min(files, total), total);
      print(line("…", name, Duration.ofNanos(System.nanoTime() - start)) + count);
    }
  }

  private static String line(String mark, String step, Duration time) {
    return "  %s %-18s %8s".formatted(mark, step, seconds(time));
  }

  private void print(String text) {
    out.print(CLEAR + text);
    out.flush();
  }
}
