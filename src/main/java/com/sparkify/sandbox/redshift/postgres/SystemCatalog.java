package com.sparkify.sandbox.redshift.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;

/** Installs what Redshift has in pg_catalog and PostgreSQL lacks, from the .sql resources. */
public final class SystemCatalog {
  private static final String FILES =
      "drop-outdated.sql functions.sql types.sql conversions.sql aggregates.sql s3-commands.sql"
          + " system-tables.sql declarations.sql";

  private SystemCatalog() {}

  /**
   * Installs or updates the objects, and drops those of other versions of the sandbox.
   *
   * @return the oid of the function pg_sandbox.columns
   */
  public static int install(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET allow_system_table_mods = on; SET client_min_messages = warning");
      statement.execute("SET standard_conforming_strings = on; SET event_triggers = off");
      String catalog =
          Stream.of(FILES.split(" ")).map(SystemCatalog::text).collect(Collectors.joining());
      statement.execute("SET sandbox.catalog = '%d'".formatted(catalog.hashCode()));
      statement.execute(catalog);
      ResultSet columns =
          statement.executeQuery("SELECT 'pg_sandbox.columns(text)'::regprocedure::oid::int");
      columns.next();
      int oid = columns.getInt(1);
      connection.commit();
      return oid;
    }
  }

  /** Creates the user and the database if they do not exist, and sets the password. */
  public static void createUser(DataSource postgres, String user, String password, String database)
      throws SQLException {
    // Not with Jdbi, whose error messages would contain the password.
    try (Connection connection = postgres.getConnection();
        PreparedStatement missing = connection.prepareStatement(text("create-user.sql"));
        Statement statement = connection.createStatement()) {
      missing.setString(1, user);
      missing.setString(2, password);
      missing.setString(3, database);
      ResultSet statements = missing.executeQuery();
      while (statements.next()) {
        statement.execute(statements.getString(1));
      }
    }
  }

  public static String text(String file) {
    String path = "/com/sparkify/sandbox/redshift/" + file;
    return Uncheck.apply(IOUtils::resourceToString, path, StandardCharsets.UTF_8);
  }
}
