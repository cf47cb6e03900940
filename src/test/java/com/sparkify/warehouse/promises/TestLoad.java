package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.TestLake;
import com.sparkify.testing.TestSandbox;
import com.sparkify.testing.TestSettings;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.lake.writing.RejectReader;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.Load;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.run.LogProgress;
import com.sparkify.warehouse.settings.DataSize;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.RejectLimit;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.TestRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whole loads of one lake into one warehouse.
 *
 * @param settings of the lake and the warehouse
 */
record TestLoad(Settings settings) {
  private static final LoadRequest NEW =
      new LoadRequest(Optional.empty(), Optional.empty(), Selection.NEW_FILES);

  /** Loads of an empty lake into a schema of their own. */
  static TestLoad ofItsOwn() {
    return new TestLoad(TestSandbox.get().settings())
        .with("load.publishAttempts", 4)
        .with("load.publishBackoff", Duration.ofMillis(5));
  }

  /** The same with other limits for rejects and for the length of a line. */
  TestLoad tolerant(String rejects, long maxLine) {
    return with("load.maxRejects", RejectLimit.parse(rejects))
        .with("lake.maxLine", new DataSize(maxLine));
  }

  /** The same lake with another schema, which has no tables yet. */
  TestLoad inAnotherWarehouse() {
    return with(TestSandbox.get().redshift());
  }

  /** The same with other settings of Redshift. */
  TestLoad with(RedshiftSettings redshift) {
    return with("redshift", redshift);
  }

  /** The same with another value of one setting, see {@link TestSettings#with}. */
  TestLoad with(String name, Object value) {
    return new TestLoad(TestSettings.with(settings, name, value));
  }

  TestLake lake() {
    return new TestLake(settings);
  }

  LoadSummary run() {
    return run(NEW);
  }

  LoadSummary run(LoadRequest request) {
    return new Load(settings, TestSpark.session(), new LogProgress()).execute(request);
  }

  Warehouse warehouse() {
    return new Warehouse(settings.redshift(), "test");
  }

  Star star() {
    return Star.of(warehouse());
  }

  List<String> rows(String sql) {
    return TestRows.of(warehouse(), sql);
  }

  List<Reject> rejects(LoadSummary summary) {
    var rejects = new ArrayList<Reject>();
    new RejectReader(
            settings.lake().rejects(), TestSpark.session().sparkContext().hadoopConfiguration())
        .read(summary.runId(), Long.MAX_VALUE, rejects::add);
    return rejects;
  }

  /** Runs that have not succeeded leave nothing but their rows in the run log. */
  void assertNothingIsLeft() {
    assertThat(lake().list(settings.redshift().tempDir())).isEmpty();
    for (String table : List.of("staging_events", "staging_songs", "staging_files")) {
      String dead = " WHERE run_id NOT IN (SELECT run_id FROM etl_runs WHERE status = 'succeeded')";
      assertThat(rows("SELECT count(*) FROM " + table + dead)).as(table).containsExactly("0");
    }
  }
}
