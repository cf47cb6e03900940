package com.sparkify.bench.candidate;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Common part of the bench's forked processes: prints one result line, and exits. */
public final class ForkMain {
  /** Prefix of the result line. */
  public static final String RESULT = "result ";

  /** Prefix of the error line. */
  public static final String FAILED = "failed ";

  private ForkMain() {}

  /** Does the work, prints its result, and exits; exits earlier if the parent process ends. */
  public static void run(Callable<String> work) {
    exitWithParent();
    int exitCode = 0;
    try {
      System.out.println(RESULT + work.call());
    } catch (Throwable e) {
      e.printStackTrace();
      System.out.println(FAILED + ExceptionUtils.getRootCauseMessage(e).replace('\n', ' '));
      exitCode = 1;
    }
    System.out.flush();
    // Skips the shutdown of libraries, to save time.
    Runtime.getRuntime().halt(exitCode);
  }

  // Standard input ends when the parent process does.
  private static void exitWithParent() {
    var watch =
        new Thread(
            () -> {
              try {
                System.in.read();
              } catch (IOException e) {
                // The parent has ended, too.
              }
              Runtime.getRuntime().halt(1);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
