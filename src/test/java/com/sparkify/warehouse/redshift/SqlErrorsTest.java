package com.sparkify.warehouse.redshift;

import static com.sparkify.testing.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.TestSettings;
import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.settings.RedshiftSettings;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorsTest {
  private static final RedshiftSettings SETTINGS =
      with(
          with(
              TestSettings.of("sparkify", URI.create("http://127.0.0.1:1"), 5439).redshift(),
              "url",
              "jdbc:redshift://host:5439/dev"),
          "user",
          Optional.of("loader"));

  @ParameterizedTest(name = "{0} {1} → exit code {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "XX000 | ERROR: 1023                                        | 1 | another transaction conflicts",
        "40001 | could not serialize access                         | 1 | another transaction conflicts",
        "40P01 | deadlock detected                                  | 1 | another transaction conflicts",
        "55P03 | could not obtain lock                              | 1 | another transaction conflicts",
        "42P07 | relation users already exists                      | 1 | another transaction conflicts",
        "23505 | duplicate key value violates pg_type_typname_index | 1 | another transaction conflicts",
        "08006 | An I/O error occurred                              | 1 | cannot be reached",
        "57P03 | the system is starting up                          | 1 | cannot be reached",
        "57014 | canceling statement due to statement timeout       | 1 | redshift.statement-timeout",
        "57014 | Query (1) cancelled on user's request              | 1 | someone has cancelled it",
        "57014 | canceling statement due to user request            | 1 | someone has cancelled it",
        "57P01 | terminating connection due to administrator command | 1 | an administrator or maintenance",
        "XX000 | Query (1) cancelled by WLM abort action of Query Monitoring Rule \"long\". | 1 | a rule of the warehouse's workload management",
        "XX000 | Query reached usage limit                          | 2 | raise the limit",
        "XX000 | Disk Full                                          | 1 | the warehouse's disk is full",
        "53100 | could not write block                              | 1 | the warehouse's disk is full",
        "25006 | cannot execute INSERT in a read-only transaction   | 1 | takes no changes now",
        "XX000 | something internal                                 | 1 | something internal",
        "''    | the driver has its own troubles                    | 1 | the driver has its own troubles",
        "28000 | no such user                                       | 2 | Cannot log in to",
        "42501 | permission denied for schema sparkify              | 2 | permission denied",
        "42P01 | relation users does not exist                      | 2 | create-tables creates what is missing",
        "2BP01 | cannot drop table users because others depend on it | 2 | others depend on it",
        "3F000 | no such schema                                     | 2 | no such schema",
        "22001 | value too long                                     | 3 | value too long",
        "23502 | null value in column                               | 3 | null value in column",
        "XX000 | Load into table 'users' failed.                    | 3 | Load into table 'users' failed."
      })
  void theStateAndTheMessageDecideWhoMustAct(
      String state, String message, int exitCode, String text) {
    LoadException failure =
        SqlErrors.translate("publish", SETTINGS, new SQLException(message, state));

    assertThat(failure.exitCode()).isEqualTo(exitCode);
    assertThat(failure).hasMessageStartingWith("Cannot ").hasMessageContaining(text);
  }
}
