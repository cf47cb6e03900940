package com.sparkify.bench.load;

import com.sparkify.bench.candidate.ForkMain;
import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.candidate.Sessions;
import com.sparkify.bench.candidate.Work;
import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.Load;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadSummary;
import com.sparkify.warehouse.run.LogProgress;
import com.sparkify.warehouse.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Main class of a load's process: prints its measurement and row counts. */
public final class LoadFork {
  private static final String COUNTS =
      "SELECT 'songs ' || (SELECT COUNT(*) FROM songs) || ', users ' || (SELECT COUNT(*) FROM users)"
          + " || ', time ' || (SELECT COUNT(*) FROM time)"
          + " || ', songplays ' || (SELECT COUNT(*) FROM songplays)";

  private LoadFork() {}

  /**
   * @param args from {@link LoadJob#toArguments}
   */
  public static void main(String[] args) {
    ForkMain.run(() -> execute(LoadJob.of(args)));
  }

  private static String execute(LoadJob job) throws Exception {
    SparkSession spark =
        SparkSession.builder().appName("bench").config(Sessions.conf()).getOrCreate();
    Settings settings = job.settings();
    Work ours = () -> load(settings, spark);
    return switch (job.variant()) {
      case OURS -> Measurement.of(ours).text() + " " + counts(settings);
      case TUTORIAL -> {
        S3AccessConfiguration.apply(settings.s3(), spark.sparkContext().hadoopConfiguration());
        yield Measurement.of(new Tutorial(settings, spark)).text() + " " + counts(settings);
      }
      case IDLE -> {
        Duration listing = load(settings, spark).times().get(LoadSummary.LISTING);
        spark.stop();
        yield Measurement.ofProcess().text() + " listing took " + listing.toMillis() + " ms";
      }
      case EMPTY -> {
        spark.stop();
        yield Measurement.ofProcess().text();
      }
    };
  }

  private static LoadSummary load(Settings settings, SparkSession spark) {
    var everything =
        new LoadRequest(Optional.empty(), Optional.empty(), LoadRequest.Selection.NEW_FILES);
    return new Load(settings, spark, new LogProgress()).execute(everything);
  }

  private static String counts(Settings settings) {
    return new Warehouse(settings.redshift(), "bench")
        .session("count rows", handle -> handle.createQuery(COUNTS).mapTo(String.class).one());
  }
}
