package com.sparkify.warehouse.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics of a run as one line of JSON, for programs that watch its log: {@code run_id}, {@code
 * status} as in the run log, the counts of the run log under the names of its columns, {@code
 * seconds} in all and {@code seconds_…} of each step.
 *
 * @param counts what it has read and staged
 * @param published what it has written to the star; empty if it has not published
 * @param steps how long each step took, in order
 */
record RunMetrics(
    String runId,
    String status,
    RunCounts counts,
    Optional<PublishCounts> published,
    Map<String, Duration> steps) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The line. */
  String line() {
    return values().toString();
  }

  /**
   * The line in CloudWatch's embedded metric format, from which CloudWatch makes metrics by itself
   * where it gets the log: <a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">specification</a>.
   *
   * @param namespace of the metrics
   * @param now when they were taken
   */
  String line(String namespace, Instant now) {
    ObjectNode line = values();
    ObjectNode aws = JSON.createObjectNode().put("Timestamp", now.toEpochMilli());
    ObjectNode metrics = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", namespace);
    metrics.putArray("Dimensions").addArray();
    var names = metrics.putArray("Metrics");
    for (Iterator<String> fields = line.fieldNames(); fields.hasNext(); ) {
      String name = fields.next();
      if (line.get(name).isNumber()) {
        names.addObject().put("Name", name).put("Unit", unit(name));
      }
    }
    line.set("_aws", aws);
    return line.toString();
  }

  private static String unit(String name) {
    return name.startsWith("seconds") ? "Seconds" : name.equals("bytes") ? "Bytes" : "Count";
  }

  private ObjectNode values() {
    PublishCounts written = published.orElse(PublishCounts.NOTHING);
    Duration total = steps.values().stream().reduce(Duration.ZERO, Duration::plus);
    ObjectNode line =
        JSON.createObjectNode()
            .put("run_id", runId)
            .put("status", status)
            .put("files", counts.files())
            .put("bytes", counts.bytes())
            .put("records", counts.records())
            .put("rejected", counts.rejected())
            .put("staged_events", counts.stagedEvents())
            .put("staged_songs", counts.stagedSongs())
            .put("songplays_added", written.songplaysAdded())
            .put("songplays_changed", written.songplaysChanged())
            .put("users_written", written.usersWritten())
            .put("songs_written", written.songsWritten())
            .put("artists_written", written.artistsWritten())
            .put("time_added", written.timeAdded())
            .put("files_replaced", written.filesReplaced())
            .put("files_superseded", written.filesSuperseded())
            .put("keys_withdrawn", written.keysWithdrawn())
            .put("seconds", seconds(total));
    steps.forEach((step, time) -> line.put("seconds_" + step.replace(' ', '_'), seconds(time)));
    return line;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
