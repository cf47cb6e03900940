package com.sparkify.bench.candidate;

/** What is measured; all that it writes is whole after it. */
@FunctionalInterface
public interface Work {

  /** Does it. */
  void run() throws Exception;
}
