package com.sparkify.warehouse.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One line a step for a person at a terminal; the line of the running step is drawn again and
 * again.
 */
public final class TerminalProgress extends StepTimer {
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
  synchronized void succeeded(String step, Duration time) {
    end("  ✓ %-18s %8s".formatted(step, seconds(time)));
  }

  @Override
  synchronized void failed(String step, Duration time) {
    end("  ✗ %-18s %8s".formatted(step, seconds(time)));
  }

  @Override
  public synchronized void done(long count) {
    files = count;
  }

  @Override
  public synchronized void note(String text) {
    out.print(CLEAR);
    out.println("    " + text);
    out.flush();
  }

  private void end(String line) {
    drawing.cancel(false);
    name = "";
    out.print(CLEAR);
    out.println(line + (total == 0 ? "" : "   %,d files".formatted(total)));
    out.flush();
  }

  private synchronized void draw() {
    if (name.isEmpty()) {
      return;
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    String far = total == 0 ? "" : "   %,d of %,d files".formatted(Math.min(files, total), total);
    out.print(CLEAR + "  … %-18s %8s%s".formatted(name, seconds(time), far));
    out.flush();
  }
}
