package com.sparkify.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.lake.listing.S3Objects;
import com.sparkify.warehouse.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import software.amazon.awssdk.core.sync.RequestBody;

/** Puts and lists objects in the lake of one test. */
public final class TestLake {
  private final Settings settings;
  private final Configuration hadoop;

  /**
   * @param settings of the lake
   */
  public TestLake(Settings settings) {
    this.settings = settings;
    this.hadoop = new Configuration(TestSpark.session().sparkContext().hadoopConfiguration());
    S3AccessConfiguration.apply(settings.s3(), hadoop);
  }

  /** Puts a file of events, such as {@code 2018/11/2018-11-01-events.json}. */
  public TestLake events(String key, String... lines) {
    return put(settings.lake().logs() + "/" + key, String.join("\n", lines).getBytes(UTF_8));
  }

  /** Puts a file of songs, such as {@code A/A/A/TR1.json}. */
  public TestLake songs(String key, String... lines) {
    return put(settings.lake().songs() + "/" + key, String.join("\n", lines).getBytes(UTF_8));
  }

  /** Puts any object. */
  public TestLake put(String address, byte[] content) {
    var path = new Path(address);
    try (OutputStream out = path.getFileSystem(hadoop).create(path, true)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Puts an object under a key that Hadoop would change. */
  public TestLake putRaw(String folder, String key, byte[] content) {
    try {
      S3Objects objects = S3Objects.of(new Path(folder).getFileSystem(hadoop)).orElseThrow();
      String prefix = new Path(folder).toUri().getPath().substring(1) + "/";
      objects
          .client()
          .putObject(
              request -> request.bucket(objects.bucket()).key(prefix + key),
              RequestBody.fromBytes(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Deletes an object. */
  public TestLake delete(String address) {
    var path = new Path(address);
    try {
      path.getFileSystem(hadoop).delete(path, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The addresses of all objects in a folder. */
  public List<String> list(String folder) {
    var path = new Path(folder);
    var files = new ArrayList<String>();
    try {
      FileSystem fs = path.getFileSystem(hadoop);
      if (!fs.exists(path)) {
        return files;
      }
      var statuses = fs.listFiles(path, true);
      while (statuses.hasNext()) {
        files.add(statuses.next().getPath().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** An event as JSON: a play of a song, or of another page if the song is null. */
  public static String event(
      long user, long session, long ts, String level, String song, String artist) {
    return "{\"artist\":%s,\"auth\":\"Logged In\",\"firstName\":\"Ada\",\"gender\":\"F\",\"itemInSession\":0,\"lastName\":\"L\",\"length\":%s,\"level\":\"%s\",\"location\":\"Here\",\"method\":\"PUT\",\"page\":\"%s\",\"registration\":1540344794796.0,\"sessionId\":%d,\"song\":%s,\"status\":200,\"ts\":%d,\"userAgent\":\"\\\"Mozilla\\/5.0\\\"\",\"userId\":\"%d\"}"
        .formatted(
            quoted(artist),
            song == null ? "null" : "100.0",
            level,
            song == null ? "Home" : "NextSong",
            session,
            quoted(song),
            ts,
            user);
  }

  /** A song as JSON. */
  public static String song(String id, String title, String artistId, String artist) {
    return "{\"num_songs\":1,\"artist_id\":\"%s\",\"artist_latitude\":null,\"artist_longitude\":null,\"artist_location\":\"\",\"artist_name\":\"%s\",\"song_id\":\"%s\",\"title\":\"%s\",\"duration\":100.0,\"year\":0}"
        .formatted(artistId, artist, id, title);
  }

  private static String quoted(String text) {
    return text == null ? "null" : '"' + text + '"';
  }
}
