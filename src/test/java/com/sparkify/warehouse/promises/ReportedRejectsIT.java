package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.run.LoadSummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lost executor, or a task that ran twice, leaves files of rejects that no run has counted. */
class ReportedRejectsIT {
  private static final String TWICE =
      "{\"file\":\"s3://b/x.json\",\"line\":1,\"reason\":\"is not JSON\",\"raw\":\"broken\"}\n";

  private final TestLoad load = TestLoad.ofItsOwn().tolerant("50%", 1_000_000);

  @Test
  void onlyTheFilesThatTheRunHasReportedAreRead() {
    SmallLake.fill(load.lake());
    load.lake().events("2018/11/2018-11-09-events.json", "broken");
    LoadSummary summary = load.run();
    String stray = summary.rejects() + "/events-00000-99.json";
    load.lake().put(stray, TWICE.getBytes(StandardCharsets.UTF_8));

    List<Reject> rejects = load.rejects(summary);

    assertThat(rejects).extracting(Reject::raw).containsExactly("broken");
    assertThat(rejects.get(0).file()).endsWith("2018-11-09-events.json");
  }
}
