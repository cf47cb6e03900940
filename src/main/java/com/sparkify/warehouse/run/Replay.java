package com.sparkify.warehouse.run;

import java.util.Map;

/**
 * What is loaded anew of a run.
 *
 * @param runId the run
 * @param rejects how many rejects each of its files had, by path; only those that had any
 */
public record Replay(String runId, Map<String, Long> rejects) {
  long rejected() {
    return rejects.values().stream().mapToLong(Long::longValue).sum();
  }
}
