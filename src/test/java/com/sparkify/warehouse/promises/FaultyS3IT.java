package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.FaultyS3;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.error.TransientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole loads while S3 fails every so often, at listing, reading and writing. */
class FaultyS3IT {
  /** The usual number of retries, with shorter pauses. */
  private static final Map<String, String> RETRIES =
      Map.of(
          "fs.s3a.attempts.maximum", "2",
          "fs.s3a.retry.limit", "5",
          "fs.s3a.retry.interval", "20ms",
          "fs.s3a.retry.throttle.limit", "5",
          "fs.s3a.retry.throttle.interval", "20ms");

  private final TestLoad load = TestLoad.ofItsOwn();
  private final Configuration hadoop = TestSpark.session().sparkContext().hadoopConfiguration();

  @BeforeEach
  void shortenPauses() throws IOException {
    RETRIES.forEach(hadoop::set);
    FileSystem.closeAll();
  }

  @AfterEach
  void restorePauses() throws IOException {
    RETRIES.keySet().forEach(hadoop::unset);
    FileSystem.closeAll();
  }

  @ParameterizedTest(name = "{0} % of the requests fail")
  @ValueSource(ints = {1, 5, 20, 50})
  void theRunEndsRightOrFailsAndChangesNothing(int percent) throws IOException {
    SmallLake.fill(load.lake());
    load.run();
    TestLoad another = load.inAnotherWarehouse();
    // A cached file system keeps its endpoint.
    FileSystem.closeAll();
    boolean succeeded;
    try (var s3 =
        new FaultyS3(load.settings().s3().endpoint().orElseThrow(), percent, percent / 100.0)) {
      succeeded = succeeds(another.with("s3.endpoint", Optional.of(s3.endpoint())));
      System.out.printf("%d %%: succeeded %s, %s%n", percent, succeeded, s3.faults());
    }
    FileSystem.closeAll();

    if (succeeded) {
      assertThat(another.star()).isEqualTo(load.star());
    } else {
      assertThat(another.rows("SELECT count(*) FROM etl_files")).containsExactly("0");
      assertThat(another.star().tables().values()).allMatch(List::isEmpty);
    }
    another.run();
    assertThat(another.star()).isEqualTo(load.star());
    another.assertNothingIsLeft();
  }

  private static boolean succeeds(TestLoad load) {
    try {
      load.run();
      return true;
    } catch (TransientException e) {
      System.out.println(e.getMessage());
      return false;
    }
  }
}
