package com.sparkify.warehouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunMetrics metrics = metrics(RunLog.SUCCEEDED);

  @Test
  void aRunIsOneLineWithItsCountsAndTheSecondsOfEachStep() throws IOException {
    String line = metrics.line();

    assertThat(line).doesNotContain("\n");
    assertThat(JSON.readTree(line))
        .isEqualTo(
            JSON.readTree(
                """
                {"run_id": "run-1", "status": "succeeded", "files": 1, "bytes": 2, "records": 12, "rejected": 3,
                 "staged_events": 4, "staged_songs": 5, "songplays_added": 6, "songplays_changed": 7,
                 "users_written": 8, "songs_written": 9, "artists_written": 10, "time_added": 11,
                 "files_replaced": 12, "files_superseded": 13, "keys_withdrawn": 14, "seconds": 2.75,
                 "seconds_list_the_lake": 0.25, "seconds_publish": 2.5}
                """));
  }

  @Test
  void cloudWatchIsToldWhichFieldsAreMetrics() throws IOException {
    Instant now = Instant.parse("2018-11-02T01:02:03.004Z");
    JsonNode line = JSON.readTree(metrics.line("Sparkify/test", now));

    assertThat(line.get("_aws").get("Timestamp").asLong()).isEqualTo(now.toEpochMilli());
    JsonNode directive = line.get("_aws").get("CloudWatchMetrics").get(0);
    assertThat(directive.get("Namespace").asText()).isEqualTo("Sparkify/test");
    assertThat(directive.get("Dimensions")).hasToString("[[]]");
    List<JsonNode> declared = directive.get("Metrics").findParents("Name");
    assertThat(declared)
        .hasSize(18)
        .allSatisfy(metric -> assertThat(line.get(metric.get("Name").asText()).isNumber()).isTrue())
        .anyMatch(metric -> metric.toString().equals("{\"Name\":\"bytes\",\"Unit\":\"Bytes\"}"))
        .anyMatch(
            metric ->
                metric.toString().equals("{\"Name\":\"seconds_publish\",\"Unit\":\"Seconds\"}"));
  }

  /** Each filter has the form {@code { $.field = "value" }}, which CloudWatch documents. */
  @Test
  void theAlarmsOfTheStackFindTheRunsThatTheyAreAbout() throws IOException {
    String template = Files.readString(Path.of("conf/cloudformation/sparkify-warehouse.yaml"));
    List<String> found =
        Pattern.compile("FilterPattern: '\\{ \\$\\.(\\w+) = \"(\\w+)\" }'")
            .matcher(template)
            .results()
            .map(filter -> filter.group(1) + "=" + filter.group(2))
            .toList();

    assertThat(found).hasSize(Pattern.compile("FilterPattern:").split(template, -1).length - 1);
    assertThat(found).containsExactlyInAnyOrder(field(RunLog.SUCCEEDED), field(RunLog.REFUSED));
  }

  private static String field(String status) throws IOException {
    return "status=" + JSON.readTree(metrics(status).line()).get("status").asText();
  }

  private static RunMetrics metrics(String status) {
    var steps = new LinkedHashMap<String, Duration>();
    steps.put("list the lake", Duration.ofMillis(250));
    steps.put("publish", Duration.ofMillis(2500));
    return new RunMetrics(
        "run-1",
        status,
        new RunCounts(1, 2, 12, 3, 4, 5),
        Optional.of(new PublishCounts(6, 7, 8, 9, 10, 11, 12, 13, 14)),
        steps);
  }
}
