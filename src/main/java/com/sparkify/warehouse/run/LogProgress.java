package com.sparkify.warehouse.run;

import com.sparkify.warehouse.error.Log;
import java.time.Duration;
import org.slf4j.Logger;

/** Log lines, for when nobody watches a terminal. */
public final class LogProgress extends Progress {
  private static final Logger LOG = Log.get();

  @Override
  void begin(String name, long files) {
    LOG.info("{}{}", name, files == 0 ? "" : ": " + files + " files");
  }

  @Override
  void done(long files) {
    LOG.debug("{} files", files);
  }

  @Override
  void end(String name, Duration time, boolean succeeded) {
    if (succeeded) {
      LOG.info("{}: done in {}", name, seconds(time));
    } else {
      LOG.error("{}: failed after {}", name, seconds(time));
    }
  }

  @Override
  void note(String text) {
    LOG.info(text);
  }

  @Override
  void log(String line) {
    LOG.info(line);
  }
}
