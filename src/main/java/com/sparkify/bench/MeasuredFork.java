package com.sparkify.bench;

import com.sparkify.bench.ForkProcess.ForkException;
import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.proxy.CountingProxy;
import java.util.List;
import java.util.function.Function;

/**
 * Runs forks, and measures them and the servers meanwhile.
 *
 * @param proxy between the forks and S3
 */
record MeasuredFork(ForkProcess process, CountingProxy proxy) {

  /**
   * @param reader parses the result line of the fork
   */
  Round run(Class<?> main, List<String> arguments, Function<String, Measurement> reader)
      throws ForkException {
    proxy.takeCounts();
    double cpu = Measurement.cpuOfProcess();
    Measurement measurement = reader.apply(process.run(main, arguments));
    return new Round(measurement, proxy.takeCounts(), Measurement.cpuOfProcess() - cpu, 0);
  }
}
