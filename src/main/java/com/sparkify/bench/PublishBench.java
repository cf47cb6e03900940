package com.sparkify.bench;

import com.sparkify.bench.ForkProcess.ForkException;
import com.sparkify.bench.Rounds.Attempt;
import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.proxy.RequestCounts;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RejectLimit;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Ledger;
import com.sparkify.warehouse.star.Publication;
import com.sparkify.warehouse.star.Publication.Refresh;
import com.sparkify.warehouse.star.Publish;
import com.sparkify.warehouse.star.PublishCounts;
import com.sparkify.warehouse.star.Rebuild;
import com.sparkify.warehouse.star.RunCounts;
import com.sparkify.warehouse.star.RunLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;

/** Measures publishing one more day of events and some songs into stars of several sizes. */
final class PublishBench {
  private static final Retry ONCE = new Retry(1, Duration.ZERO);

  /** After the days of the largest star, and in a year that the checks accept. */
  private static final int FIRST_DAY = 12_000;

  private final LoadBench loaded;
  private final Rounds rounds;

  /**
   * @param loaded must have loaded the lake
   */
  PublishBench(LoadBench loaded, Rounds rounds) {
    this.loaded = loaded;
    this.rounds = rounds;
  }

  /**
   * Creates the stars, and measures publishing into each in turn.
   *
   * @param sizes of the stars, in multiples of the loaded star
   */
  List<Result> execute(String title, List<Integer> sizes) {
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    for (int times : sizes) {
      String label = times == 1 ? Report.OURS : times + " ×";
      rounds.progress().accept("Creating a star of " + times + " × the rows");
      Warehouse star = star(times);
      attempts.put(label, number -> publish(star, FIRST_DAY + number, "day-" + number));
      // The same day once more, as if its files had been overwritten.
      attempts.put(
          label + ", corrected",
          number -> publish(star, FIRST_DAY + number, "day-" + number + "-corrected"));
    }
    return rounds.execute(title, attempts, () -> {});
  }

  private Warehouse star(int times) {
    Warehouse star = loaded.warehouse("times_" + times);
    new CreateTables(star).execute();
    run(star, "grow-star.sql", Map.of("times", times));
    new Rebuild(star, ONCE).execute();
    return star;
  }

  private Round publish(Warehouse star, int later, String run) throws ForkException {
    var runs = new RunLog(star);
    runs.start(
        new RunLog.Start(
            run, Optional.empty(), Optional.empty(), "copy", run, "here", Optional.empty(), 1));
    run(
        star,
        "stage-day.sql",
        Map.of("run", "'" + run + "'", "day", "'day-" + later + "'", "later", later));
    var publication =
        new Publication(
            run, new Ledger(star).now(), Refresh.NONE, RejectLimit.parse("0"), RunCounts.NOTHING);
    var publish = new Publish(star, ONCE, publication);
    try {
      var measurement = Measurement.of(() -> requireFiles(publish.execute()));
      return new Round(measurement, RequestCounts.NONE, 0, 0);
    } catch (Exception e) { // as Work declares it
      throw new ForkException(e.getMessage());
    }
  }

  private static void requireFiles(PublishCounts counts) {
    if (counts.songplaysAdded() == 0 && counts.filesReplaced() != 2) {
      throw new IllegalStateException("nothing was published");
    }
  }

  private void run(Warehouse star, String file, Map<String, ?> names) {
    String path = "/com/sparkify/bench/" + file;
    String sql = Uncheck.apply(IOUtils::resourceToString, path, StandardCharsets.UTF_8);
    star.change(
        file,
        handle -> {
          try (var script = handle.createScript(sql).define("from", LoadBench.LOADED)) {
            names.forEach(script::define);
            script.executeAsSeparateStatements();
          }
        });
  }
}
