package com.sparkify.bench.candidate;

/** The process of one contestant: does one job, and says what it took. */
public final class Fork {
  private Fork() {}

  /**
   * @param args those of {@link Job#toArguments}
   */
  public static void main(String[] args) {
    ForkMain.run(
        () -> {
          Job job = Job.of(args);
          return Measurement.of(job.contestant().prepare(job)).text();
        });
  }
}
