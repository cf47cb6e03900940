package com.sparkify.bench;

import com.sparkify.bench.contestant.Measurement;
import com.sparkify.bench.proxy.RequestCounts;

/**
 * One job of one contestant: what it took, and what came of it.
 *
 * @param serverCpuSeconds the processor time of the S3 server and its proxy meanwhile, on the same
 *     machine
 * @param bytesWritten the size of its staged files
 */
record Round(
    Measurement measurement,
    RequestCounts requests,
    double serverCpuSeconds,
    long bytesWritten,
    Digest digest) {}
