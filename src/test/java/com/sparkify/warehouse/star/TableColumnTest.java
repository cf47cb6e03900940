package com.sparkify.warehouse.star;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableColumnTest {

  @Test
  void theColumnsOfATableAreReadFromItsFile() {
    assertThat(TableColumn.of("songplays"))
        .map(column -> "(%s, %s, %d)".formatted(column.name(), column.type(), column.width()))
        .containsExactly(
            "(songplay_id, bigint, 0)",
            "(start_time, timestamp without time zone, 0)",
            "(user_id, bigint, 0)",
            "(level, character varying, 16)",
            "(song_id, character varying, 64)",
            "(artist_id, character varying, 64)",
            "(session_id, bigint, 0)",
            "(location, character varying, 512)",
            "(user_agent, character varying, 2048)");
    assertThat(TableColumn.of("etl_runs").get(11).definition())
        .isEqualTo("BIGINT         NOT NULL DEFAULT 0");
  }
}
