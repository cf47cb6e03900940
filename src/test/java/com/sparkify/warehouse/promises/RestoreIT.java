package com.sparkify.warehouse.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.star.CheckResult;
import com.sparkify.warehouse.star.CheckStar;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Rebuild;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways back, as the README has them, after what was in Redshift is lost. */
class RestoreIT {
  private static final Retry ONCE = new Retry(1, Duration.ZERO);

  private final TestLoad load = TestLoad.ofItsOwn();
  private Star star;

  @BeforeEach
  void load() {
    SmallLake.fill(load.lake());
    load.run();
    star = load.star();
  }

  @Test
  void fromTheLakeWhenEverythingIsLost() {
    load.warehouse()
        .change("lose", handle -> handle.execute("DROP SCHEMA " + schema() + " CASCADE"));

    load.run();

    assertThat(load.star()).isEqualTo(star);
    assertIsSound();
  }

  @Test
  void fromTheLakeAfterTablesWereDroppedAndCreated() {
    new CreateTables(load.warehouse()).executeAfterDrop();

    load.run();

    assertThat(load.star()).isEqualTo(star);
    assertIsSound();
  }

  @Test
  void fromStagingWhenTheStarIsLost() {
    load.warehouse()
        .change(
            "lose",
            handle ->
                List.of("songplays", "users", "songs", "artists", "time")
                    .forEach(table -> handle.execute("DROP TABLE " + table + " CASCADE")));
    new CreateTables(load.warehouse()).execute();

    new Rebuild(load.warehouse(), ONCE).execute();

    assertThat(load.star()).isEqualTo(star);
    assertIsSound();
  }

  private void assertIsSound() {
    assertThat(new CheckStar(load.warehouse(), ONCE).execute()).noneMatch(CheckResult::hasFailed);
    assertThat(load.run().published()).isEmpty();
  }

  private String schema() {
    return load.settings().redshift().schema();
  }
}
