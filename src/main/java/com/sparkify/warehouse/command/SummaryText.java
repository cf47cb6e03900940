package com.sparkify.warehouse.command;

import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import java.util.stream.Collectors;

/** The summary that a run prints at its end. */
final class SummaryText {
  private static final String NOTHING_NEW =
      "Nothing new: of the %,d files in the lake, all that were asked for are loaded. Run %s.\n";

  private static final String SUCCEEDED =
      """
      Run %s has succeeded, staging by %s.
        files      %,10d   of %,d in the lake, %,d bytes
        lines      %,10d
        rejected   %,10d%s
        staged     %,10d   events
                   %,10d   songs
      """;

  private static final String WRITTEN =
      """
        songplays  %,10d   added, %,d changed
        users      %,10d   added or changed
        songs      %,10d   added or changed
        artists    %,10d   added or changed
        time       %,10d   added
        checks     %,10d   passed
      """;

  private SummaryText() {}

  /** Its lines, the last one without an end. */
  static String of(LoadSummary summary) {
    String times =
        summary.times().entrySet().stream()
            .map(step -> "%s %.1f s".formatted(step.getKey(), step.getValue().toMillis() / 1000.0))
            .collect(Collectors.joining(", "));
    return summary
            .published()
            .map(published -> read(summary) + notLoaded(summary) + written(published))
            .orElseGet(() -> NOTHING_NEW.formatted(summary.listed(), summary.runId()))
        + "  "
        + times;
  }

  private static String read(LoadSummary summary) {
    RunCounts counts = summary.counts();
    return SUCCEEDED.formatted(
        summary.runId(),
        summary.writer(),
        counts.files(),
        summary.listed(),
        counts.bytes(),
        counts.lines(),
        counts.rejected(),
        counts.rejected() == 0 ? "" : "   in " + summary.rejects(),
        counts.stagedEvents(),
        counts.stagedSongs());
  }

  private static String notLoaded(LoadSummary summary) {
    var text = new StringBuilder();
    if (!summary.unknownFields().isEmpty()) {
      text.append("  unknown fields, left out: ")
          .append(
              summary.unknownFields().entrySet().stream()
                  .map(field -> "%s (%,d lines)".formatted(field.getKey(), field.getValue()))
                  .collect(Collectors.joining(", ")))
          .append('\n');
    }
    if (!summary.vanished().isEmpty()) {
      text.append("  vanished while they were read, left to the next run: ")
          .append(String.join(", ", summary.vanished()))
          .append('\n');
    }
    return text.toString();
  }

  private static String written(PublishCounts counts) {
    return WRITTEN.formatted(
        counts.songplaysAdded(),
        counts.songplaysChanged(),
        counts.usersWritten(),
        counts.songsWritten(),
        counts.artistsWritten(),
        counts.timeAdded(),
        counts.checks());
  }
}
