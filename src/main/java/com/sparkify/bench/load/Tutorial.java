package com.sparkify.bench.load;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import com.sparkify.bench.candidate.Work;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.CreateTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The load of the usual tutorials: Spark reads the raw files with an inferred schema, and the
 * driver inserts the collected rows one by one, each in its own transaction.
 */
final class Tutorial implements Work {
  private final Settings settings;
  private final SparkSession spark;

  Tutorial(Settings settings, SparkSession spark) {
    this.settings = settings;
    this.spark = spark;
  }

  @Override
  public void run() {
    var warehouse = new Warehouse(settings.redshift(), "tutorial");
    new CreateTables(warehouse).execute();
    // Many tutorials do not cache, and read all files again for each table.
    Dataset<Row> songs = read(settings.lake().songs()).cache();
    Dataset<Row> events = read(settings.lake().logs()).where("userId <> ''").cache();
    Dataset<Row> plays =
        events
            .where("page = 'NextSong' AND song IS NOT NULL")
            .withColumn("start_time", expr("timestamp_millis(ts)"))
            .dropDuplicates("userId", "sessionId", "ts");
    warehouse.session(
        "fill tables",
        handle -> {
          Connection connection = handle.getConnection();
          insert(connection, "artists", artists(songs));
          insert(connection, "songs", songs(songs));
          insert(connection, "users", users(events));
          insert(connection, "time", time(plays));
          insert(connection, "songplays", songplays(plays, songs));
          return null;
        });
  }

  private Dataset<Row> read(String folder) {
    return spark.read().option("recursiveFileLookup", true).json(folder);
  }

  private static Dataset<Row> songs(Dataset<Row> songs) {
    return songs
        .selectExpr("song_id", "title", "artist_id", "CAST(year AS INT) year", "duration")
        .dropDuplicates("song_id");
  }

  private static Dataset<Row> artists(Dataset<Row> songs) {
    return songs
        .selectExpr(
            "artist_id",
            "artist_name name",
            "artist_location location",
            "artist_latitude latitude",
            "artist_longitude longitude")
        .dropDuplicates("artist_id");
  }

  private static Dataset<Row> users(Dataset<Row> events) {
    return events
        .groupBy(expr("CAST(userId AS BIGINT)").as("user_id"))
        .agg(
            expr("max_by(firstName, ts)").as("first_name"),
            expr("max_by(lastName, ts)").as("last_name"),
            expr("max_by(gender, ts)").as("gender"),
            expr("max_by(level, ts)").as("level"),
            expr("timestamp_millis(max(ts))").as("last_seen_at"));
  }

  private static Dataset<Row> time(Dataset<Row> plays) {
    return plays
        .select("start_time")
        .distinct()
        .selectExpr(
            "start_time",
            "hour(start_time) hour",
            "day(start_time) day",
            "weekofyear(start_time) week",
            "month(start_time) month",
            "year(start_time) year",
            "dayofweek(start_time) - 1 weekday");
  }

  private static Dataset<Row> songplays(Dataset<Row> plays, Dataset<Row> songs) {
    Dataset<Row> catalogue =
        songs
            .select(col("title"), col("artist_name"), col("song_id"), col("artist_id"))
            .dropDuplicates("title", "artist_name");
    return plays
        .join(
            catalogue,
            plays
                .col("song")
                .equalTo(catalogue.col("title"))
                .and(plays.col("artist").equalTo(catalogue.col("artist_name"))),
            "left")
        .selectExpr(
            "start_time",
            "CAST(userId AS BIGINT) user_id",
            "level",
            "song_id",
            "artist_id",
            "sessionId session_id",
            "location",
            "userAgent user_agent");
  }

  private static void insert(Connection connection, String table, Dataset<Row> rows) {
    String[] columns = rows.columns();
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table,
                String.join(", ", columns),
                String.join(", ", Collections.nCopies(columns.length, "?")));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Row row : rows.collectAsList()) {
        for (int i = 0; i < columns.length; i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot fill " + table + ": " + e.getMessage(), e);
    }
  }
}
