package com.sparkify.warehouse.run;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plain log lines, for where nobody watches a terminal. */
public final class LogProgress extends StepTimer {
  private static final Logger LOG = LoggerFactory.getLogger("com.sparkify.warehouse.run");

  @Override
  void begin(String name, long total) {
    LOG.info("{}{}", name, total == 0 ? "" : ": " + total + " files");
  }

  @Override
  void succeeded(String name, Duration time) {
    LOG.info("{}: done in {}", name, seconds(time));
  }

  @Override
  void failed(String name, Duration time) {
    LOG.error("{}: failed after {}", name, seconds(time));
  }

  @Override
  public void done(long files) {
    LOG.debug("{} files", files);
  }

  @Override
  public void note(String text) {
    LOG.info(text);
  }
}
