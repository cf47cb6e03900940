package com.sparkify.warehouse.error;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of what people should see. All of it has one name, so that it can be found among the
 * lines of Spark, whose pattern shows the last part of a name: {@code grep ' sparkify: '}.
 */
public final class Log {
  private static final Logger LOG = LoggerFactory.getLogger("com.sparkify.warehouse.sparkify");

  private Log() {}

  public static Logger get() {
    return LOG;
  }
}
