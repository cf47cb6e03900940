package com.sparkify.bench.candidate;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** What every process that the bench starts has in common: it tells one result, and ends. */
public final class ForkMain {
  /** Begins the line that tells the result. */
  public static final String RESULT = "result ";

  /** Begins the line that tells why there is none. */
  public static final String FAILED = "failed ";

  private ForkMain() {}

  /** Does the work, tells what it gives, and ends this process; ends it earlier with its parent. */
  public static void run(Callable<String> work) {
    endWithParent();
    int exitCode = 0;
    try {
      System.out.println(RESULT + work.call());
    } catch (Throwable e) {
      e.printStackTrace();
      System.out.println(FAILED + ExceptionUtils.getRootCauseMessage(e).replace('\n', ' '));
      exitCode = 1;
    }
    System.out.flush();
    // Nobody waits for libraries to put their things away.
    Runtime.getRuntime().halt(exitCode);
  }

  // The parent holds the other end of standard input for as long as it lives.
  private static void endWithParent() {
    var watch =
        new Thread(
            () -> {
              try {
                System.in.read();
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
