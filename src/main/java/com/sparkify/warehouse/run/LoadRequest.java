package com.sparkify.warehouse.run;

import com.sparkify.warehouse.error.SettingsException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one run is to load.
 *
 * @param from the first day of events, by the day in their key; none for no limit
 * @param to the last day of events; none for no limit
 * @param selection which of those files
 */
public record LoadRequest(Optional<LocalDate> from, Optional<LocalDate> to, Selection selection) {

  /** Which files of the lake a run takes. */
  public enum Selection {
    /** Those that are not loaded yet in the version that lies there. */
    NEW_FILES,
    /** All of them, once more. */
    EVERY_FILE
  }

  public LoadRequest {
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new SettingsException(
          "Cannot load from %s to %s: the first day is after the last"
              .formatted(from.get(), to.get()));
    }
  }

  /** Whether only some days are wanted. */
  public boolean hasWindow() {
    return from.isPresent() || to.isPresent();
  }

  /** Whether events of this day are wanted. */
  public boolean includes(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }
}
