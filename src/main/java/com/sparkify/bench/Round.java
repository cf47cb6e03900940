package com.sparkify.bench;

import com.sparkify.bench.contestant.Measurement;
import com.sparkify.bench.proxy.RequestCounts;

/** One job of one contestant: what it took, and what came of it. */
record Round(Measurement measurement, RequestCounts requests, long bytesWritten, Digest digest) {}
