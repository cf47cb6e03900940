package com.sparkify.sandbox.sample;

/** Takes the files of the sample data, one at a time. */
@FunctionalInterface
public interface SampleSink {

  /** Takes the file {@code key}, such as {@code log_data/2018/11/2018-11-01-events.json}. */
  void accept(String key, byte[] content);
}
