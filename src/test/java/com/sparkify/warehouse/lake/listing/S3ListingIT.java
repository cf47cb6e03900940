package com.sparkify.warehouse.lake.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.TestLake;
import com.sparkify.testing.TestSandbox;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ListingIT {
  private static final List<String> KEYS =
      List.of(
          "A/1", "A/B/2", "A/C/3", "AA", "B/4", "C D/5", "C/8", "C=1/6", "E/F/G/7", "a", "z%20");

  private final Settings settings = TestSandbox.get().settings();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 9, 100})
  void everyObjectIsListedOnceWhereverTheListingIsSharedOut(int many) throws IOException {
    var lake = new TestLake(settings);
    KEYS.forEach(key -> lake.put(settings.lake().logs() + "/" + key, "x".getBytes(UTF_8)));
    lake.put(settings.lake().logs() + "_other/1", "x".getBytes(UTF_8));
    var hadoop = new Configuration(TestSpark.session().sparkContext().hadoopConfiguration());
    S3AccessConfiguration.apply(settings.s3(), hadoop);
    var folder = new Path(settings.lake().logs());
    S3Objects objects = S3Objects.of(folder.getFileSystem(hadoop)).orElseThrow();
    String prefix = folder.toUri().getPath().substring(1) + "/";
    var found = new ConcurrentLinkedQueue<String>();

    new S3Listing(objects.withPages(2), prefix, many, object -> found.add(object.key())).execute();

    assertThat(found)
        .map(key -> key.substring(prefix.length()))
        .containsExactlyInAnyOrderElementsOf(KEYS);
  }
}
