package com.sparkify.warehouse.command;

import com.sparkify.warehouse.run.FilesToLoad;
import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.RunCounts;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run prints at its end. */
final class SummaryText {
  private static final String SUCCEEDED =
      """
      Run %s has succeeded, staging by %s.
        files      %,10d   of %,d in the lake, %,d bytes
        records    %,10d
        rejected   %,10d%s
        staged     %,10d   events
                   %,10d   songs
      %s  songplays  %,10d   added, %,d changed
        users      %,10d   added or changed
        songs      %,10d   added or changed
        artists    %,10d   added or changed
        time       %,10d   added
      %s  checks     %,10d   passed
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
            .orElseGet(() -> nothing(summary))
        + "  "
        + times;
  }

  private static String nothing(LoadSummary summary) {
    FilesToLoad files = summary.files();
    String why =
        days(files)
            .orElse(
                "Nothing new: all selected files of the %,d in the lake are loaded."
                    .formatted(files.listed()));
    return "%s Run %s.\n".formatted(why, summary.runId())
        + (files.others() == 0 ? "" : "  " + others(files) + "\n");
  }

  /** That no file is of the days that were asked for; empty if one is. */
  static Optional<String> days(FilesToLoad files) {
    return files
        .days()
        .filter(asked -> asked.files() == 0)
        .map(
            asked ->
                "No file is of that day: %s; %,d carry no date."
                    .formatted(asked.days(), asked.undated()));
  }

  private static String succeeded(LoadSummary summary, RunCounts read, PublishCounts written) {
    return SUCCEEDED.formatted(
        summary.runId(),
        summary.writer(),
        read.files(),
        summary.files().listed(),
        read.bytes(),
        read.records(),
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
        replaced(written),
        written.checks());
  }

  private static String replaced(PublishCounts written) {
    String replaced =
        "  replaced   %,10d   files, by which %,d plays, users and songs are withdrawn%n"
            .formatted(written.filesReplaced(), written.keysWithdrawn());
    String superseded =
        "  superseded %,10d   files, which another run has published; their rows are dropped%n"
            .formatted(written.filesSuperseded());
    return (written.filesReplaced() + written.keysWithdrawn() == 0 ? "" : replaced)
        + (written.filesSuperseded() == 0 ? "" : superseded);
  }

  private static String leftOut(LoadSummary summary) {
    String fields =
        summary.unknownFields().entrySet().stream()
            .map(
                field ->
                    "%s (in %,d records, such as %s)"
                        .formatted(
                            Printable.of(field.getKey()),
                            field.getValue().records(),
                            Printable.of(field.getValue().example())))
            .collect(Collectors.joining(", "));
    String files = String.join(", ", summary.vanished());
    String others = others(summary.files());
    return (fields.isEmpty() ? "" : "  unknown fields, ignored: " + fields + "\n")
        + (files.isEmpty()
            ? ""
            : "  changed or deleted during the run, left for the next run: " + files + "\n")
        + (others.isEmpty() ? "" : "  " + others + "\n")
        + days(summary.files()).map(none -> "  " + none + "\n").orElse("");
  }

  /** Which files are passed over because of their names; empty if none is. */
  static String others(FilesToLoad files) {
    return files.others() == 0
        ? ""
        : "passed over, no data by their names: %,d files, such as %s"
            .formatted(files.others(), String.join(", ", files.examples()));
  }
}
