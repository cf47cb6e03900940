package com.sparkify.sandbox.redshift.catalogue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What Redshift has in pg_catalog and PostgreSQL lacks, from the .sql files beside this room. */
public final class Catalogue {
  private static final String FILES =
      "renew.sql types.sql functions.sql s3-commands.sql system-tables.sql declarations.sql";

  private Catalogue() {}

  /** Makes sure that a database has all of it, and nothing that another version had. */
  public static void install(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET allow_system_table_mods = on; SET client_min_messages = warning");
      statement.execute("SET standard_conforming_strings = on; SET event_triggers = off");
      String catalogue =
          Stream.of(FILES.split(" ")).map(Catalogue::text).collect(Collectors.joining());
      statement.execute("SET sandbox.catalogue = '%d'".formatted(catalogue.hashCode()));
      statement.execute(catalogue);
      connection.commit();
    }
  }

  /** Makes sure that there are the user, with this password, and the database that clients name. */
  public static void admit(DataSource postgres, String user, String password, String database) {
    try (Handle handle = Jdbi.open(postgres)) {
      handle
          .select(text("admit.sql"), user, password, database)
          .mapTo(String.class)
          .list()
          .forEach(handle::execute);
    }
  }

  /** The text of a resource of the sandbox's Redshift. */
  public static String text(String file) {
    String path = "/com/sparkify/sandbox/redshift/" + file;
    return Uncheck.apply(IOUtils::resourceToString, path, StandardCharsets.UTF_8);
  }
}
