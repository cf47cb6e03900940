package com.sparkify.aws;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static com.sparkify.testing.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestLake;
import com.sparkify.testing.TestSandbox;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.redshift.Retry;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.Load;
import com.sparkify.warehouse.run.LoadRequest;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.run.LogProgress;
import com.sparkify.warehouse.settings.Secret;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.CheckStar;
import com.sparkify.warehouse.star.CreateTables;
import com.sparkify.warehouse.star.Questions;
import com.sparkify.warehouse.star.Rebuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of privileges.md: what is in it suffices, and nothing in it is too much. */
class PrivilegesIT {
  private static final Path PAGE = Path.of("src/site/markdown/privileges.md");
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| (loader|sparkify_reader) \\| (\\w+) \\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);
  private static final Pattern QUERY = Pattern.compile("sql/((?:questions|runs)/[\\w-]+)[.]sql");

  /** How {@code aws deploy} lists the tables, each after those that its keys refer to. */
  private static final Pattern TABLES = Pattern.compile("for table in ([\\w ]+); do");

  private static final LoadRequest NEW =
      new LoadRequest(Optional.empty(), Optional.empty(), Selection.NEW_FILES);
  private static final long NOV_1 = 1541106106796L;
  private static final String ANALYST = "an_analyst";

  private static Settings sandbox;
  private static int events;

  private final Settings loader = as("loader");
  private final TestLake lake = new TestLake(loader);

  record Privilege(String who, String what, String on, String neededBy) {
    String table() {
      return on.replace("table ", "sparkify.");
    }

    String take() {
      return switch (what + " " + on.replaceAll(" .*", "")) {
        case "OWNER schema" -> "ALTER SCHEMA sparkify OWNER TO postgres";
        case "OWNER table" -> "ALTER TABLE " + table() + " OWNER TO postgres";
        case "TEMPORARY database" -> "REVOKE TEMPORARY ON DATABASE dev FROM loader";
        case "USAGE schema" -> "REVOKE USAGE ON SCHEMA sparkify FROM GROUP sparkify_reader";
        default -> "REVOKE SELECT ON " + table() + " FROM GROUP sparkify_reader";
      };
    }

    String give() {
      return take()
          .replace("OWNER TO postgres", "OWNER TO loader")
          .replace("REVOKE", "GRANT")
          .replace(" FROM ", " TO ");
    }
  }

  /** The rows of the table. */
  static List<Privilege> privileges() throws IOException {
    return ROW.matcher(Files.readString(PAGE)).results().map(PrivilegesIT::privilege).toList();
  }

  private static Privilege privilege(MatchResult row) {
    return new Privilege(row.group(1), row.group(2), row.group(3), row.group(4));
  }

  /** In the order of {@code aws deploy}. */
  @BeforeAll
  static void makeUsersAndTables() throws Exception {
    sandbox = TestSandbox.get().settings();
    // On Redshift too an administrator may do this, and then the loader depends on its own grant.
    admin("REVOKE TEMPORARY ON DATABASE dev FROM PUBLIC");
    admin(text("create-loader"), text("create-reader"), text("loader"));
    var statements = new ArrayList<String>();
    statements.add("SET SESSION AUTHORIZATION loader");
    statements.add("SET search_path TO sparkify");
    deployedTables().forEach(table -> statements.add(SqlFile.of("tables/" + table).text()));
    statements.add("RESET SESSION AUTHORIZATION");
    statements.add(text("reader"));
    statements.add("CREATE USER " + ANALYST + " PASSWORD " + hash(ANALYST));
    statements.add("ALTER GROUP sparkify_reader ADD USER " + ANALYST);
    admin(statements.toArray(String[]::new));
  }

  private static List<String> deployedTables() throws IOException {
    Matcher tables = TABLES.matcher(Files.readString(Path.of("src/main/scripts/aws.sh")));
    assertThat(tables.find()).isTrue();
    return List.of(tables.group(1).split(" "));
  }

  @AfterAll
  static void leaveTheSandboxAsItWas() throws Exception {
    admin(
        "GRANT TEMPORARY ON DATABASE dev TO PUBLIC",
        "DROP SCHEMA sparkify CASCADE",
        "REVOKE TEMPORARY ON DATABASE dev FROM loader",
        "DROP USER loader",
        "DROP USER " + ANALYST,
        "DROP GROUP sparkify_reader");
  }

  @BeforeEach
  void deliver() {
    lake.events(
            "2018/11/2018-11-01-events.json",
            event(1, 10, NOV_1 + events++, "free", "a", "x"),
            event(2, 20, NOV_1 + 1000 + events++, "paid", "b", "x"))
        .songs("A/TR" + events + ".json", song("SO" + events, "a", "AR" + events, "x"));
  }

  @Test
  void deployMakesEveryTable() throws IOException {
    assertThat(deployedTables())
        .containsExactlyInAnyOrderElementsOf(
            SqlFile.folder("tables").stream().map(SqlFile::name).toList());
  }

  @Test
  void theLoaderCanDoAllThatTheLoadDoes() {
    load();
    deliver();
    load();
    load();
    var retry = Retry.of(loader.load());
    var warehouse = new Warehouse(loader.redshift(), "test");
    assertThatCode(
            () -> {
              new Load(loader, TestSpark.session(), new LogProgress())
                  .execute(
                      new LoadRequest(Optional.empty(), Optional.empty(), Selection.EVERY_FILE));
              new Rebuild(warehouse, retry).execute();
              new CreateTables(warehouse).execute();
            })
        .doesNotThrowAnyException();
    assertThat(new CheckStar(warehouse, retry).execute()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("privileges")
  void withoutAPrivilegeWhatNeedsItFails(Privilege privilege) throws Exception {
    use(privilege);
    deliver();
    admin(privilege.take());
    try {
      // A schema that one may not use is not in one's search path, so its tables seem not to be
      // there.
      boolean isHidden = privilege.on().startsWith("schema");
      assertThatThrownBy(() -> use(privilege))
          .hasStackTraceContaining(isHidden ? "SettingsException" : "permission denied")
          .hasStackTraceContaining(
              isHidden
                  ? "ERROR: "
                  : privilege.on().replace("table ", "").replace("database", "dev"));
    } finally {
      admin(privilege.give());
    }
    use(privilege);
  }

  @Test
  void nobodyHasMoreThanTheTableSays() throws Exception {
    List<String> has =
        rows(
            """
            SELECT 'loader OWNER schema ' || nspname FROM pg_namespace
            WHERE nspowner = 'loader'::regrole
            UNION ALL
            SELECT 'loader OWNER table ' || relname FROM pg_class
            WHERE relowner = 'loader'::regrole AND relkind = 'r'
            UNION ALL
            SELECT 'loader ' || p || ' database' FROM unnest(ARRAY['CREATE', 'TEMPORARY']) AS p
            WHERE has_database_privilege('loader', 'dev', p)
            UNION ALL
            SELECT 'sparkify_reader ' || p || ' schema ' || nspname
            FROM pg_namespace, unnest(ARRAY['CREATE', 'USAGE']) AS p
            WHERE nspname = 'sparkify' AND has_schema_privilege('sparkify_reader', nspname, p)
            UNION ALL
            SELECT 'sparkify_reader ' || p || ' table ' || relname
            FROM pg_class, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p
            WHERE relnamespace = 'sparkify'::regnamespace AND relkind = 'r'
              AND has_table_privilege('sparkify_reader', oid, p)
            UNION ALL
            SELECT usename || ' is more than a user' FROM pg_user
            WHERE usename IN ('loader', 'an_analyst') AND (usesuper OR usecreatedb)
            """);
    assertThat(has)
        .containsExactlyInAnyOrderElementsOf(
            privileges().stream()
                .map(row -> row.who() + " " + row.what() + " " + row.on())
                .toList());
  }

  /** Does what the privilege is for. */
  private void use(Privilege privilege) {
    if (privilege.on().startsWith("schema") && privilege.what().equals("OWNER")) {
      new Warehouse(loader.redshift(), "test")
          .session("create", handle -> handle.execute(SqlFile.of("tables/songplays").text()));
    } else if (privilege.who().equals("loader")) {
      load();
    } else {
      String file =
          QUERY.matcher(privilege.neededBy()).results().findFirst().orElseThrow().group(1);
      var warehouse = new Warehouse(as(ANALYST).redshift(), "test");
      if (file.startsWith("questions/")) {
        new Questions(warehouse).answer(SqlFile.of(file));
      } else {
        warehouse.session("ask", handle -> SqlFile.of(file).query(handle).mapToMap().list());
      }
    }
  }

  private void load() {
    new Load(loader, TestSpark.session(), new LogProgress()).execute(NEW);
  }

  private static Settings as(String user) {
    Settings settings = with(sandbox, "redshift.user", Optional.of(user));
    return with(
        with(settings, "redshift.password", Optional.of(new Secret(user + "-password"))),
        "redshift.schema",
        "sparkify");
  }

  private static String hash(String user) {
    return "'md5" + DigestUtils.md5Hex(user + "-password" + user) + "'";
  }

  private static String text(String grants) throws IOException {
    return SqlFile.of("grants/" + grants)
        .text()
        .replace("<password>", hash("loader"))
        .replace("<database>", "dev");
  }

  private static void admin(String... sql) throws SQLException, IOException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  /** By PostgreSQL itself, since the catalog functions of this query are not Redshift's. */
  private static List<String> rows(String sql) throws SQLException, IOException {
    Path data = TestSandbox.get().home().resolve("redshift/data/postmaster.pid");
    String url = "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(data).get(3) + "/dev";
    try (Connection connection = DriverManager.getConnection(url, "postgres", password());
        ResultSet result = connection.createStatement().executeQuery(sql)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }

  private static Connection connect() throws SQLException, IOException {
    return DriverManager.getConnection(sandbox.redshift().url(), "postgres", password());
  }

  private static String password() throws IOException {
    return Files.readString(TestSandbox.get().home().resolve("redshift/postgres.password"));
  }
}
