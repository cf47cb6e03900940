package com.sparkify.bench;

import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.proxy.RequestCounts;

/**
 * One job of one contestant.
 *
 * @param measurement what it took
 * @param requests what it has asked of S3
 * @param serverCpuSeconds the processor time of the servers meanwhile, on the same machine
 * @param bytesWritten the size of its staged files
 */
record Round(
    Measurement measurement, RequestCounts requests, double serverCpuSeconds, long bytesWritten) {

  /** The same, with so many bytes staged. */
  Round writing(long bytes) {
    return new Round(measurement, requests, serverCpuSeconds, bytes);
  }
}
