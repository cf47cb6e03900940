package com.sparkify.bench.candidate;

/** Main class of a candidate's process: runs one job and prints its measurement. */
public final class Fork {
  private Fork() {}

  /**
   * @param args from {@link Job#toArguments}
   */
  public static void main(String[] args) {
    ForkMain.run(
        () -> {
          Job job = Job.of(args);
          return Measurement.of(job.candidate().prepare(job)).text();
        });
  }
}
