package com.sparkify.warehouse.command;

import static com.sparkify.testing.TestLake.event;
import static com.sparkify.testing.TestLake.song;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.TestLake;
import com.sparkify.testing.TestSandbox;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.TestRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person at the command line sees, and the exit codes. */
class CommandsIT {
  private final Settings settings = TestSandbox.get().settings();
  private final TestLake lake = new TestLake(settings);
  private String out;
  private String err;

  @Test
  void aRunSaysWhatItHasDoneAndQuestionsAreAnswered() {
    fill();
    TestSpark.session();

    assertThat(execute("run")).isZero();
    assertThat(out)
        .contains("has succeeded, staging by copy")
        .contains("records             3")
        .contains("songplays           2   added");

    assertThat(execute("questions", "top-songs")).isZero();
    assertThat(out).contains("[top-songs]").contains("a");

    assertThat(execute("runs")).isZero();
    assertThat(out).contains("succeeded");

    assertThat(execute("rejects")).isZero();
    assertThat(out).contains("No run has rejected a record");

    assertThat(execute("rebuild")).isZero();
    assertThat(out).contains("nothing had to be changed; all 24 checks pass");
    new Warehouse(settings.redshift(), "test")
        .change("corrupt", handle -> handle.execute("DELETE FROM songplays WHERE user_id = 1"));
    assertThat(execute("rebuild")).isZero();
    assertThat(out).contains("1 songplays added");
    new Warehouse(settings.redshift(), "test")
        .change(
            "corrupt",
            handle ->
                handle.execute("INSERT INTO artists (artist_id, name) VALUES ('AR9', 'nobody')"));
    assertThat(execute("rebuild")).isZero();
    assertThat(out).contains("1 rows removed");
  }

  @Test
  void checkShowsTheResultOfEveryCheck() {
    fill();
    TestSpark.session();
    execute("run");

    assertThat(execute("check")).isZero();
    assertThat(out).contains("ok      user_id is unique in users").contains("passes all 24 checks");

    new Warehouse(settings.redshift(), "test")
        .change("corrupt", handle -> handle.execute("INSERT INTO users SELECT * FROM users"));

    assertThat(execute("check")).isEqualTo(3);
    assertThat(out)
        .contains("FAILED  user_id is unique in users")
        .contains("users-key-is-unique: (user_id=1, rows_of_key=2)");
    assertThat(err).contains("Cannot confirm the star schema: 1 of 24 checks failed");
  }

  @Test
  void aDryRunNamesTheFilesAndChangesNothing() {
    fill();
    assertThat(execute("run", "--dry-run")).isZero();
    assertThat(out)
        .contains("2018-11-01-events.json")
        .contains("2 files to load, of 2 in the lake; nothing was changed");
    assertThat(execute("runs")).isEqualTo(2);
    assertThat(err).contains("create-tables creates what is missing");
  }

  @Test
  void refusedDataIsExitCodeThreeAndItsLinesAreShown() {
    fill();
    lake.events("2018/11/2018-11-02-events.json", "\u001b[2Jbroken");
    TestSpark.session();

    assertThat(execute("run")).isEqualTo(3);
    assertThat(err)
        .startsWith("Cannot publish: 1 of 4 records were rejected")
        .doesNotContain("\tat ");

    assertThat(execute("rejects")).isZero();
    assertThat(out)
        .contains("2018-11-02-events.json:1 (record 1): is not JSON")
        .contains("·[2Jbroken")
        .containsPattern("rejected records of run \\S+: 1\\R");
  }

  @Test
  void rejectsAreCountedByReasonAndReplayedOnceTheyAreMended() {
    fill();
    String[] events = new String[300];
    Arrays.setAll(events, i -> event(3, i, 1541106106000L + i, "free", "a", "x"));
    events[7] = events[7].replace("\"free\"", "\"gold\"");
    events[8] = events[8].replace("\"free\"", "\"silver\"");
    events[9] = events[9].replace("\"ts\"", "\"TS\"");
    lake.events("2018/11/2018-11-02-events.json", events);
    TestSpark.session();
    execute("run");
    String run = out.replaceFirst("(?s)Run (\\S+) .*", "$1");

    assertThat(execute("rejects", run, "--reasons")).isZero();
    assertThat(out)
        .containsPattern("2  level is \"gold\", expected free or paid +2018-11-02-events.json:8")
        .containsPattern("1  ts is missing +2018-11-02-events.json:10")
        .contains("rejected records: 3");

    assertThat(execute("--set", "lake.keys=ignorecase", "replay", run)).isZero();
    assertThat(out)
        .contains("has succeeded")
        .containsPattern("records +300")
        .containsPattern("rejected +2 ")
        .containsPattern("songplays +1 +added, 0 changed");
    assertThat(execute("check")).isZero();
    assertThat(execute("replay", "no-such-run")).isEqualTo(2);
    assertThat(err).contains("Cannot read the rejects of no-such-run: that run has none");
    assertThat(execute("replay")).isEqualTo(2);
  }

  /** Spark's options say where S3 is, for the file that would say it has yet to be read. */
  @Test
  void theFileOfSettingsCanBeInS3() {
    String address = settings.lake().logs().replace("/log_data", "/settings.conf");
    lake.put(address, "redshift.schema = from_s3".getBytes(StandardCharsets.UTF_8));
    Map<String, String> spark =
        Map.of(
            "spark.hadoop.fs.s3a.endpoint",
            settings.s3().endpoint().orElseThrow().toString(),
            "spark.hadoop.fs.s3a.path.style.access",
            "true",
            "spark.hadoop.fs.s3a.access.key",
            "sandbox",
            "spark.hadoop.fs.s3a.secret.key",
            TestSandbox.SECRET_KEY);
    spark.forEach(System::setProperty);
    try {
      List<String> others =
          assignments().stream().filter(given -> !given.startsWith("redshift.schema=")).toList();
      var args = new ArrayList<>(List.of("--conf", address));
      for (String assignment : others) {
        if (!assignment.equals("--set")) {
          args.addAll(List.of("--set", assignment));
        }
      }
      args.add("create-tables");
      assertThat(run(args)).isZero();
      assertThat(out).contains("tables created in schema from_s3");
    } finally {
      spark.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void tablesAreCreatedOnceAndDroppedOnlyWhenSaidSo() {
    assertThat(execute("create-tables")).isZero();
    assertThat(out).contains("14 tables created");
    assertThat(execute("create-tables")).isZero();
    assertThat(out).contains("0 tables created").contains("14 already existed");
    assertThat(execute("create-tables", "--drop")).isEqualTo(2);
    assertThat(err).contains("use --yes");
    assertThat(execute("create-tables", "--drop", "--yes")).isZero();
    assertThat(out).contains("14 tables created");
  }

  @Test
  void aViewThatStandsInTheWayIsNamedAndPrivilegesAreGivenAgain() {
    execute("create-tables");
    String schema = settings.redshift().schema();
    var warehouse = new Warehouse(settings.redshift(), "test");
    String group = "readers_of_" + schema;
    warehouse.change(
        "look",
        handle -> {
          handle.execute("CREATE GROUP " + group);
          handle.execute("GRANT SELECT ON TABLE users TO GROUP " + group);
          handle.execute("GRANT SELECT ON TABLE songplays TO PUBLIC");
          handle.execute("CREATE VIEW paying AS SELECT * FROM users WHERE level = 'paid'");
        });

    assertThat(execute("create-tables", "--drop", "--yes")).isEqualTo(2);
    assertThat(err)
        .contains(
            "Cannot drop the tables of schema %s: the view %s.paying stands on users; drop these views first"
                .formatted(schema, schema));
    warehouse.change("stop looking", handle -> handle.execute("DROP VIEW paying"));
    List<String> before = grants(warehouse);
    assertThat(before).contains("users|SELECT|" + group, "songplays|SELECT|public");

    assertThat(execute("create-tables", "--drop")).isEqualTo(2);
    assertThat(out)
        .contains("These privileges go with the tables, and are given again:")
        .contains("SELECT on users to GROUP \"" + group + '"')
        .contains("SELECT on songplays to PUBLIC");
    assertThat(execute("create-tables", "--drop", "--yes")).isZero();
    assertThat(grants(warehouse)).isEqualTo(before);
  }

  private List<String> grants(Warehouse warehouse) {
    return TestRows.of(
        warehouse,
        "SELECT relation_name, privilege_type, identity_name FROM svv_relation_privileges WHERE namespace_name = '%s' AND identity_name <> 'dev' ORDER BY 1, 2, 3"
            .formatted(settings.redshift().schema()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redshift.password=wrong          | 2 | Cannot log in to",
        "redshift.url=jdbc:redshift://127.0.0.1:1/dev | 1 | cannot be reached",
        "redshift.url=jdbc:redshift://127.0.0.1:1/dev?ssl=false | 1 | cannot be reached",
        "load.lease=soon                  | 2 | load.lease",
        "lake.log=x                       | 2 | did you mean lake.logs?"
      })
  void aMistakeIsPrintedAsOneSentenceWithItsExitCode(
      String assignment, int exitCode, String sentence) {
    assertThat(execute("--set", assignment, "--set", "load.publish-attempts=1", "runs"))
        .isEqualTo(exitCode);
    assertThat(err).contains(sentence).doesNotContain("\tat ").doesNotContain("wrong");
  }

  @Test
  void theStackIsShownWhenAskedFor() {
    assertThat(execute("--verbose", "--set", "redshift.password=wrong", "runs")).isEqualTo(2);
    assertThat(err).contains("\tat ");
  }

  @Test
  void aBucketThatIsNotThereIsAMistakeInTheSettings() {
    assertThat(execute("--set", "lake.logs=s3a://no-such-bucket/log_data", "run", "--dry-run"))
        .isEqualTo(2);
    assertThat(err).contains("Cannot list s3a://no-such-bucket/log_data: there is no such bucket");
  }

  @Test
  void aDayWithoutAFileIsToldAsThat() {
    fill();
    lake.events("undated.json", event(1, 10, 1541106106799L, "free", "a", "x"));
    TestSpark.session();

    assertThat(execute("run", "--date", "2018-11-05", "--dry-run")).isZero();
    assertThat(out).contains("No file is of that day: 2018-11-05; 1 carry no date.");
    assertThat(execute("run", "--date", "2018-11-05")).isZero();
    assertThat(out)
        .contains("has succeeded", "No file is of that day: 2018-11-05; 1 carry no date.");
    assertThat(execute("run", "--from", "2018-11-05", "--to", "2018-11-06")).isZero();
    assertThat(out)
        .contains("No file is of that day: from 2018-11-05 to 2018-11-06; 1 carry no date.")
        .doesNotContain("Nothing new");
    assertThat(execute("run", "--date", "2018-11-01")).isZero();
    assertThat(execute("run", "--date", "2018-11-01")).isZero();
    assertThat(out).contains("Nothing new");
  }

  @Test
  void aWrongCommandLineSuggestsTheNearestCommand() {
    assertThat(execute("runn")).isEqualTo(2);
    assertThat(err).contains("Did you mean");
    assertThat(execute("run", "--date", "2018-11-01", "--from", "2018-11-02")).isEqualTo(2);
    assertThat(execute("run", "--from", "2018-11-02", "--to", "2018-11-01")).isEqualTo(2);
    assertThat(err).contains("the first day is after the last");
  }

  @Test
  void tablesOfAnOlderVersionAreRefusedWithWhatToDo() {
    execute("create-tables");
    new Warehouse(settings.redshift(), "test")
        .change("go back", handle -> handle.execute("ALTER TABLE etl_files DROP COLUMN version"));

    assertThat(execute("run")).isEqualTo(2);
    assertThat(err).contains("an older version").contains("`submit.sh create-tables --drop`");
    assertThat(execute("create-tables", "--drop", "--yes")).isZero();
    assertThat(execute("create-tables")).isZero();
  }

  @Test
  void aQuestionIsAnsweredForAPeriodAndForSoManyRows() {
    fill();
    lake.events(
        "2018/11/2018-11-02-events.json",
        event(7, 30, 1541106106796L + 86_400_000, "free", "a", "x"));
    TestSpark.session();
    execute("run");

    assertThat(execute("questions", "most-active-users", "--from", "2018-11-02")).isZero();
    assertThat(out).containsPattern("(?m)^ +7  Ada L").doesNotContainPattern("(?m)^ +1  Ada L");
    assertThat(execute("questions", "most-active-users", "--to", "2018-11-01")).isZero();
    assertThat(out).containsPattern("(?m)^ +1  Ada L").doesNotContainPattern("(?m)^ +7  Ada L");
    assertThat(execute("questions", "most-active-users", "--top", "2")).isZero();
    assertThat(out.lines().filter(line -> line.contains("Ada L"))).hasSize(2);
    assertThat(execute("questions", "--from", "2018-11-01", "--to", "2018-11-30", "--top", "5"))
        .isZero();
    assertThat(execute("questions", "--from", "2018-11-02", "--to", "2018-11-01")).isEqualTo(2);
    assertThat(execute("questions", "--top", "0")).isEqualTo(2);
    assertThat(execute("questions", "--top", "many")).isEqualTo(2);
  }

  @Test
  void aListenerIsNewInTheFirstWeekOfAllNotOfThePeriod() {
    fill();
    lake.events(
        "2018/11/2018-11-20-events.json",
        event(1, 30, 1541106106796L + 19 * 86_400_000L, "free", "a", "x"),
        event(9, 30, 1541106106796L + 19 * 86_400_000L, "free", "a", "x"));
    TestSpark.session();
    execute("run");

    execute("questions", "new-and-returning-listeners", "--from", "2018-11-19");
    assertThat(out).containsPattern("2018-11-19\\D.* 2 +1 +1");
    execute("questions", "daily-listeners", "--from", "2018-11-20");
    assertThat(out).contains("2018-11-20").doesNotContain("2018-11-01");
  }

  @Test
  void everyQuestionIsAnsweredOnAnEmptyStar() {
    execute("create-tables");
    assertThat(execute("questions")).isZero();
    assertThat(out.lines().filter(line -> line.matches(".*\\?  \\[.+]")))
        .hasSizeGreaterThanOrEqualTo(10);
    assertThat(execute("--set", "redshift.question-timeout=1ms", "questions")).isEqualTo(1);
    assertThat(out)
        .contains("Cannot answer top-songs: ", "redshift.question-timeout")
        .contains("Cannot answer session-lengths: ")
        .contains("slow, and its plan says: joins every row with every row (Nested Loop)");
    assertThat(execute("questions", "nonsense")).isEqualTo(2);
    assertThat(err).contains("there are").contains("top-songs");
  }

  private void fill() {
    lake.events(
            "2018/11/2018-11-01-events.json",
            event(1, 10, 1541106106796L, "free", "a", "x"),
            event(2, 20, 1541106107796L, "paid", "b", "x"))
        .songs("A/A/A/TR1.json", song("SO1", "a", "AR1", "x"));
  }

  private int execute(String... command) {
    var args =
        new ArrayList<String>(List.of("--env", "local", "--conf-dir", "src/test/resources/conf"));
    args.addAll(assignments());
    args.addAll(List.of(command));
    return run(args);
  }

  private int run(List<String> args) {
    var outText = new StringWriter();
    var errText = new StringWriter();
    int exitCode =
        Commands.commandLine(List.of())
            .setOut(new PrintWriter(outText, true))
            .setErr(new PrintWriter(errText, true))
            .execute(args.toArray(String[]::new));
    out = outText.toString();
    err = errText.toString();
    return exitCode;
  }

  private List<String> assignments() {
    return List.of(
        "--set", "lake.logs=" + settings.lake().logs(),
        "--set", "lake.songs=" + settings.lake().songs(),
        "--set", "lake.rejects=" + settings.lake().rejects(),
        "--set", "s3.endpoint=" + settings.s3().endpoint().orElseThrow(),
        "--set", "s3.region=us-west-2",
        "--set", "s3.access-key=sandbox",
        "--set", "s3.secret-key=" + TestSandbox.SECRET_KEY,
        "--set", "redshift.url=" + settings.redshift().url(),
        "--set", "redshift.user=dev",
        "--set", "redshift.password=" + TestSandbox.PASSWORD,
        "--set", "redshift.schema=" + settings.redshift().schema(),
        "--set", "redshift.writer=copy",
        "--set", "redshift.temp-dir=" + settings.redshift().tempDir(),
        "--set", "redshift.iam-role=arn:aws:iam::123456789012:role/test");
  }
}
