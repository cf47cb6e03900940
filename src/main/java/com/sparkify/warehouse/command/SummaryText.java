package com.sparkify.warehouse.command;

import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The summary at the end of a run, for a person. */
final class SummaryText {
  private SummaryText() {}

  static List<String> of(LoadSummary summary) {
    var lines = new ArrayList<String>();
    if (summary.published().isEmpty()) {
      lines.add(
          "Nothing new: of the %,d files in the lake, all that were asked for are loaded. Run %s."
              .formatted(summary.listed(), summary.runId()));
    } else {
      lines.add(
          "Run %s has succeeded, staging by %s.".formatted(summary.runId(), summary.writer()));
      read(lines, summary.counts(), summary);
      written(lines, summary.published().get());
    }
    lines.add(
        "  "
            + summary.times().entrySet().stream()
                .map(
                    step ->
                        "%s %.1f s".formatted(step.getKey(), step.getValue().toMillis() / 1000.0))
                .collect(Collectors.joining(", ")));
    return lines;
  }

  private static void read(List<String> lines, RunCounts counts, LoadSummary summary) {
    lines.add(
        "  files      %,10d   of %,d in the lake, %,d bytes"
            .formatted(counts.files(), summary.listed(), counts.bytes()));
    lines.add("  lines      %,10d".formatted(counts.lines()));
    lines.add(
        "  rejected   %,10d%s"
            .formatted(
                counts.rejected(), counts.rejected() == 0 ? "" : "   in " + summary.rejects()));
    lines.add("  staged     %,10d   events".formatted(counts.stagedEvents()));
    lines.add("             %,10d   songs".formatted(counts.stagedSongs()));
    if (!summary.unknownFields().isEmpty()) {
      lines.add(
          "  unknown fields, left out: "
              + summary.unknownFields().entrySet().stream()
                  .map(field -> field.getKey() + " (%,d lines)".formatted(field.getValue()))
                  .collect(Collectors.joining(", ")));
    }
    if (!summary.vanished().isEmpty()) {
      lines.add(
          "  vanished while they were read, left to the next run: "
              + String.join(", ", summary.vanished()));
    }
  }

  private static void written(List<String> lines, PublishCounts counts) {
    lines.add(
        "  songplays  %,10d   added, %,d changed"
            .formatted(counts.songplaysAdded(), counts.songplaysChanged()));
    lines.add("  users      %,10d   added or changed".formatted(counts.usersWritten()));
    lines.add("  songs      %,10d   added or changed".formatted(counts.songsWritten()));
    lines.add("  artists    %,10d   added or changed".formatted(counts.artistsWritten()));
    lines.add("  time       %,10d   added".formatted(counts.timeAdded()));
    lines.add("  checks     %,10d   passed".formatted(counts.checks()));
  }
}
