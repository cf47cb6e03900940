package com.sparkify.bench.candidate;

/** Measured work; its output is complete when it returns. */
@FunctionalInterface
public interface Work {

  void run() throws Exception;
}
