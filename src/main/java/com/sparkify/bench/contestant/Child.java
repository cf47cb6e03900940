package com.sparkify.bench.contestant;

/** The process of one contestant: does one job, and says what it took. */
public final class Child {
  private Child() {}

  /**
   * @param args those of {@link Job#toArguments}
   */
  public static void main(String[] args) {
    ChildSide.run(
        () -> {
          Job job = Job.of(args);
          return Measurement.of(job.contestant().prepare(job)).text();
        });
  }
}
