package com.sparkify.bench;

import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.proxy.RequestCounts;

/**
 * One run of one candidate.
 *
 * @param measurement of the candidate's process
 * @param requests to S3
 * @param serverCpuSeconds CPU time of the servers meanwhile, on the same machine
 * @param bytesWritten size of the staged files
 */
record Round(
    Measurement measurement, RequestCounts requests, double serverCpuSeconds, long bytesWritten) {

  /** A copy with the size of the staged files. */
  Round writing(long bytes) {
    return new Round(measurement, requests, serverCpuSeconds, bytes);
  }
}
