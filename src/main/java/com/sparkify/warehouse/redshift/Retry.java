package com.sparkify.warehouse.redshift;

import com.sparkify.warehouse.error.Log;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.settings.LoadSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.IntFunction;
import org.slf4j.Logger;

/**
 * Repeats work that fails with a {@link TransientException}. The pauses double; earlier failures
 * are kept as suppressed exceptions of the last.
 *
 * @param attempts how many in all, 1 or more
 * @param backoff the pause before the second attempt
 */
public record Retry(int attempts, Duration backoff) {
  private static final Logger LOG = Log.get();

  /** For every step in Redshift, not only the publish that the settings are named after. */
  public static Retry of(LoadSettings settings) {
    return new Retry(settings.publishAttempts(), settings.publishBackoff());
  }

  /** As {@link #call}, for work that returns nothing and does the same in every attempt. */
  public void run(Runnable work) {
    call(
        attempt -> {
          work.run();
          return null;
        });
  }

  /**
   * @param work takes the number of the attempt, from 1
   * @throws TransientException the last one, if every attempt failed
   */
  public <T> T call(IntFunction<T> work) {
    var earlier = new ArrayList<TransientException>();
    for (int attempt = 1; ; attempt++) {
      try {
        return work.apply(attempt);
      } catch (TransientException failure) {
        if (attempt >= attempts || !pause(attempt)) {
          earlier.forEach(failure::addSuppressed);
          throw failure;
        }
        LOG.warn("{}; retrying (attempt {} of {})", failure.getMessage(), attempt + 1, attempts);
        earlier.add(failure);
      }
    }
  }

  private boolean pause(int attempt) {
    try {
      Thread.sleep(backoff.toMillis() << Math.min(attempt - 1, 10));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
