package com.sparkify.bench.contestant;

/** What is measured. */
@FunctionalInterface
interface Work {

  /** Reads the source and leaves its rows as gzipped CSV in the output; all is whole after it. */
  void run() throws Exception;
}
