package com.sparkify.warehouse.command;

import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import java.util.stream.Collectors;

/** What a run prints at its end. */
final class SummaryText {
  private static final String SUCCEEDED =
      """
      Run %s has succeeded, staging by %s.
        files      %,10d   of %,d in the lake, %,d bytes
        lines      %,10d
        rejected   %,10d%s
        staged     %,10d   events
                   %,10d   songs
      %s  songplays  %,10d   added, %,d changed
        users      %,10d   added or changed
        songs      %,10d   added or changed
        artists    %,10d   added or changed
        time       %,10d   added
        checks     %,10d   passed
      """;

  private SummaryText() {}

  static String of(LoadSummary summary) {
    String times =
        summary.times().entrySet().stream()
            .map(step -> "%s %.1f s".formatted(step.getKey(), step.getValue().toMillis() / 1000.0))
            .collect(Collectors.joining(", "));
    return summary
            .published()
            .map(written -> succeeded(summary, summary.counts(), written))
            .orElseGet(
                () ->
                    "Nothing new: all selected files of the %,d in the lake are loaded. Run %s.\n"
                            .formatted(summary.listed(), summary.runId())
                        + leftOut(summary))
        + "  "
        + times;
  }

  private static String succeeded(LoadSummary summary, RunCounts read, PublishCounts written) {
    return SUCCEEDED.formatted(
        summary.runId(),
        summary.writer(),
        read.files(),
        summary.listed(),
        read.bytes(),
        read.lines(),
        read.rejected(),
        read.rejected() == 0 ? "" : "   in " + summary.rejects(),
        read.stagedEvents(),
        read.stagedSongs(),
        leftOut(summary),
        written.songplaysAdded(),
        written.songplaysChanged(),
        written.usersWritten(),
        written.songsWritten(),
        written.artistsWritten(),
        written.timeAdded(),
        written.checks());
  }

  private static String leftOut(LoadSummary summary) {
    String fields =
        summary.unknownFields().entrySet().stream()
            .map(field -> "%s (lines: %,d)".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining(", "));
    String files = String.join(", ", summary.vanished());
    return (summary.others().count() == 0
            ? ""
            : "  not data by their names, not read: " + summary.others() + "\n")
        + (fields.isEmpty() ? "" : "  unknown fields, ignored: " + fields + "\n")
        + (files.isEmpty()
            ? ""
            : "  changed or deleted during the run, left for the next run: " + files + "\n");
  }
}
