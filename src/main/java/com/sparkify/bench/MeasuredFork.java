package com.sparkify.bench;

import com.sparkify.bench.ForkProcess.Failed;
import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.proxy.CountingProxy;
import java.util.List;
import java.util.function.Function;

/**
 * Runs processes, and looks what they and the servers do meanwhile.
 *
 * @param proxy what they reach S3 by
 */
record MeasuredFork(ForkProcess process, CountingProxy proxy) {

  /**
   * @param reader reads what the process tells
   */
  Round run(Class<?> main, List<String> arguments, Function<String, Measurement> reader)
      throws Failed {
    proxy.takeCounts();
    double cpu = Measurement.cpuOfProcess();
    Measurement measurement = reader.apply(process.run(main, arguments));
    return new Round(measurement, proxy.takeCounts(), Measurement.cpuOfProcess() - cpu, 0);
  }
}
