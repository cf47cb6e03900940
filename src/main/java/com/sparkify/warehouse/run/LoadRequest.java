package com.sparkify.warehouse.run;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.star.Publication.Refresh;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one run is asked to load.
 *
 * @param from the first day of events, by the day of their file, see {@link
 *     com.sparkify.warehouse.lake.listing.FileDay}; empty for no limit. With a limit, files of
 *     events without a day are left out
 * @param to the last day of events; empty for no limit
 * @param selection which of those files
 * @param replay the files of {@link Selection#FILES_WITH_REJECTS}
 */
public record LoadRequest(
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Selection selection,
    Optional<Replay> replay) {

  /** Which files of the lake a run takes. */
  public enum Selection {
    /** Those whose current version is not loaded yet. */
    NEW_FILES,
    /** All of them, once more. */
    EVERY_FILE,
    /** Those in which an earlier run has found rejects, once more. */
    FILES_WITH_REJECTS
  }

  public LoadRequest(Optional<LocalDate> from, Optional<LocalDate> to, Selection selection) {
    this(from, to, selection, Optional.empty());
  }

  /** Loads again what an earlier run has in part rejected. */
  public static LoadRequest of(Replay replay) {
    return new LoadRequest(
        Optional.empty(), Optional.empty(), Selection.FILES_WITH_REJECTS, Optional.of(replay));
  }

  public LoadRequest {
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new SettingsException(
          "Cannot load from %s to %s: the first day is after the last"
              .formatted(from.get(), to.get()));
    }
  }

  /** The days that it asks for, as a person says it; empty for all. */
  Optional<String> window() {
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        from.equals(to)
            ? from.get().toString()
            : Stream.of(from.map(day -> "from " + day), to.map(day -> "to " + day))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" ")));
  }

  /** Which files replace a live one of the same version. */
  Refresh refresh() {
    if (selection == Selection.NEW_FILES) {
      return Refresh.NONE;
    }
    return window().isPresent() || selection == Selection.FILES_WITH_REJECTS
        ? Refresh.STAGED_FILES
        : Refresh.WHOLE_LAKE;
  }

  boolean includes(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }
}
