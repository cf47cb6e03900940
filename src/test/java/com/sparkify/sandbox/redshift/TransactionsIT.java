package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several writers at once, as on Redshift with snapshot isolation. */
class TransactionsIT {
  private final SandboxFixture fixture = SandboxFixture.shared();
  private Connection one;
  private Connection two;

  @BeforeEach
  void connect() throws SQLException {
    one = fixture.connect();
    two = fixture.connect();
    execute(one, "CREATE TABLE t (a INT, b INT)", "INSERT INTO t VALUES (1, 1)");
    execute(two, "SET search_path TO " + rows(one, "SELECT current_schema()").get(0));
    one.setAutoCommit(false);
    two.setAutoCommit(false);
  }

  @AfterEach
  void disconnect() throws SQLException {
    one.close();
    two.close();
  }

  private CompletableFuture<Void> later(String statement) throws Exception {
    CompletableFuture<Void> future =
        CompletableFuture.runAsync(
            () -> {
              try {
                execute(two, statement);
              } catch (SQLException e) {
                throw new IllegalStateException(e.getSQLState() + " " + e.getMessage(), e);
              }
            });
    assertThatThrownBy(() -> future.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    return future;
  }

  @Test
  void transactionSeesTheDatabaseAsOfItsFirstQuery() throws SQLException {
    assertThat(rows(one, "SELECT count(*) FROM t")).containsExactly("1");
    execute(two, "INSERT INTO t VALUES (2, 2)");
    two.commit();
    assertThat(rows(one, "SELECT count(*) FROM t")).containsExactly("1");
    one.commit();
    assertThat(rows(one, "SELECT count(*) FROM t")).containsExactly("2");
  }

  @Test
  void writersOfOneTableWaitForEachOther() throws Exception {
    execute(one, "INSERT INTO t VALUES (2, 2)");
    CompletableFuture<Void> second = later("INSERT INTO t VALUES (3, 3)");
    assertThat(rows(one, "SELECT count(*) FROM t")).containsExactly("2");
    one.commit();
    second.get(10, TimeUnit.SECONDS);
    two.commit();
    assertThat(rows(one, "SELECT count(*) FROM t")).containsExactly("3");
  }

  @Test
  void changeOfARowThatAnotherChangedIsAConflict() throws Exception {
    assertThat(rows(two, "SELECT count(*) FROM t")).containsExactly("1");
    execute(one, "UPDATE t SET b = 2");
    CompletableFuture<Void> second = later("UPDATE t SET b = 3");
    one.commit();
    assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS))
        .hasMessageContaining("XX000")
        .hasMessageContaining("1023");
  }

  @Test
  void lockBeforeTheFirstQuerySerializes() throws Exception {
    execute(one, "LOCK t", "UPDATE t SET b = b + 1");
    CompletableFuture<Void> second = later("LOCK t");
    one.commit();
    second.get(10, TimeUnit.SECONDS);
    execute(two, "UPDATE t SET b = b + 1");
    two.commit();
    assertThat(rows(one, "SELECT b FROM t")).containsExactly("3");
  }

  @Test
  void openTransactionsShowTheirLocks() throws SQLException {
    execute(one, "UPDATE t SET b = b + 1");
    assertThat(
            rows(
                two,
                "SELECT TRIM(txn_owner), granted FROM svv_transactions JOIN pg_class ON oid = relation WHERE relname = 't' AND lock_mode = 'ShareRowExclusiveLock'"))
        .isNotEmpty()
        .allMatch(row -> row.equals("dev|t"));
  }

  @Test
  void truncateCommits() throws SQLException {
    execute(one, "INSERT INTO t VALUES (2, 2)", "CREATE TABLE kept AS SELECT * FROM t");
    execute(one, "TRUNCATE t");
    one.rollback();
    assertThat(rows(one, "SELECT count(*) FROM kept")).containsExactly("2");
    assertThat(rows(one, "SELECT count(*) FROM t")).containsExactly("0");
  }
}
