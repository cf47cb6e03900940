package com.sparkify.warehouse.lake.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.settings.KeyMatching;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {
  private static final String EVENT =
      """
      {"artist":"Des'ree","auth":"Logged In","firstName":"Kaylee","gender":"F","itemInSession":1,\
      "lastName":"Summers","length":246.30812,"level":"free","location":"Phoenix-Mesa-Scottsdale, AZ",\
      "method":"PUT","page":"NextSong","registration":1540344794796.0,"sessionId":139,\
      "song":"You Gotta Be","status":200,"ts":1541106106796,"userAgent":"\\"Mozilla\\/5.0\\"","userId":"8"}""";

  private static final String SONG =
      """
      {"song_id":"SO1","title":"A","artist_id":"AR1","artist_name":"B","artist_location":"",\
      "artist_latitude":null,"artist_longitude":null,"duration":1.5,"year":0,"num_songs":1}""";

  private static final LineLimits LIMITS =
      new LineLimits(1_000, LocalDate.parse("2000-01-01"), Duration.ofDays(1));

  /** A day after its file was written. */
  private static final long LATEST = LIMITS.latest(Instant.parse("2018-11-01T21:01:46.796Z"));

  private final LineParser events = new LineParser(Source.EVENTS, LIMITS);
  private final LineParser songs = new LineParser(Source.SONGS, LIMITS);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "7, 7",
    "\"007\", 7",
    "\" 42 \", 42",
    "\"+42\", 42",
    "-42, -42",
    "42.0, 42",
    "42.00, 42",
    "4.2e1, 42",
    "1540344794796.0, 1540344794796",
    "\".0\", 0",
    "999999999999999999, 999999999999999999",
    "1000000000000000000, 1000000000000000000",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808.0, -9223372036854775808"
  })
  void aWholeNumberIsWrittenInOneWay(String delivered, String staged) throws LineRejectedException {
    String line = EVENT.replace("1540344794796.0", delivered);
    assertThat(parse(events, line)[Source.EVENTS.indexOf("registration")]).isEqualTo(staged);
  }

  @Test
  void anEventBecomesItsColumns() throws LineRejectedException {
    assertThat(parse(events, EVENT))
        .containsExactly(
            "Des'ree",
            "Logged In",
            "Kaylee",
            "F",
            "1",
            "Summers",
            "246.30812",
            "free",
            "Phoenix-Mesa-Scottsdale, AZ",
            "PUT",
            "NextSong",
            "1540344794796",
            "139",
            "You Gotta Be",
            "200",
            "1541106106796",
            "\"Mozilla/5.0\"",
            "8");
  }

  @Test
  void aLoggedOutEventHasNoUser() throws LineRejectedException {
    assertThat(parse(events, EVENT.replace("\"userId\":\"8\"", "\"userId\":\"\"")))
        .endsWith((String) null);
  }

  @Test
  void emptyTextIsNotNull() throws LineRejectedException {
    assertThat(parse(songs, SONG)).startsWith("SO1", "A", "AR1", "B", "", null, null);
  }

  @ParameterizedTest
  @CsvSource({"'A ', A", "'A   ', A", "' A ', ' A'", "'   ', ''", "'é ', é", "'A\t ', 'A\t'"})
  void blanksAtTheEndOfATextAreDropped(String delivered, String staged)
      throws LineRejectedException {
    String line = SONG.replace("\"artist_location\":\"\"", "\"artist_location\":\"%s\"");
    assertThat(parse(songs, line.formatted(delivered.replace("\t", "\\t")))[4]).isEqualTo(staged);
  }

  @Test
  void blanksAtTheEndCountNothing() throws LineRejectedException {
    String wide = "x".repeat(512);
    assertThat(parse(songs, SONG.replace("\"A\"", "\"" + wide + " ".repeat(9) + "\""))[1])
        .isEqualTo(wide);
    assertThat(parse(events, EVENT.replace("\"free\"", "\"free \""))).contains("free");
    assertThatThrownBy(() -> parse(songs, SONG.replace("\"A\"", "\"@NULL@ \"")))
        .hasMessageStartingWith("title is @NULL@");
    assertThatThrownBy(() -> parse(songs, SONG.replace("\"A\"", "\"   \"")))
        .hasMessage("title is missing");
  }

  @Test
  void blanksAtTheEndOfATextAreNotStaged() throws LineRejectedException {
    assertThat(parse(songs, SONG.replace("\"A\"", "\"  A b  \\u0020\""))[1]).isEqualTo("  A b");
    assertThat(parse(songs, SONG.replace("\"A\"", "\"A\\u00a0\\t\""))[1]).isEqualTo("A\u00a0\t");
    assertThat(parse(songs, SONG.replace("\"\",", "\"   \","))[4]).isEmpty();
    assertThat(parse(songs, SONG.replace("\"A\"", "\"" + "x".repeat(512) + "   \""))[1])
        .hasSize(512);
    assertThat(parse(events, EVENT.replace("\"free\"", "\"free \"")))
        .containsExactly(parse(events, EVENT));
    assertThatThrownBy(() -> parse(songs, SONG.replace("\"A\"", "\"  \"")))
        .hasMessage("title is missing");
    assertThatThrownBy(() -> parse(songs, SONG.replace("\"A\"", "\"@NULL@ \"")))
        .hasMessageStartingWith("title is @NULL@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void anyOtherEncodingIsRefusedAndNoByteBehindTheLineIsRead(String encoding) {
    for (String start : new String[] {"", "\uFEFF"}) {
      byte[] line = (start + SONG).getBytes(Charset.forName(encoding));
      for (int length : new int[] {2, 3, 4, 5, line.length / 2, line.length}) {
        assertThatThrownBy(() -> songs.parse(line, 0, length, LATEST))
            .isInstanceOf(LineRejectedException.class)
            .hasMessage("is not JSON in UTF-8: begins like UTF-16 or UTF-32");
      }
    }
  }

  @Test
  void aByteOrderMarkInTheMiddleOfAFileIsRefused() {
    assertThatThrownBy(() -> parse(songs, "\uFEFF" + SONG))
        .hasMessage("is not JSON: begins with a byte order mark, which may only begin a file");
  }

  @Test
  void aNumberWhereTextBelongsIsTextAsWritten() throws LineRejectedException {
    assertThat(parse(songs, SONG.replace("\"A\"", "1888"))[1]).isEqualTo("1888");
    assertThat(parse(songs, SONG.replace("\"A\"", "1.50"))[1]).isEqualTo("1.50");
  }

  @Test
  void escapesAndControlCharactersAreKept() throws LineRejectedException {
    assertThat(parse(songs, SONG.replace("\"A\"", "\"a\\u0013\\tb\\u00e9\\ud83c\\udfb5\""))[1])
        .isEqualTo("a\u0013\tbé🎵");
  }

  @Test
  void severalObjectsInARowAreParsedOneAfterTheOther() throws LineRejectedException {
    String bad = SONG.replace("\"A\"", "[1,{\"x\":2}]");
    byte[] line = ("  " + SONG + " " + bad + "\t" + SONG + "\r").getBytes(UTF_8);

    assertThat(songs.parse(line, 0, line.length, LATEST).text(0)).isEqualTo("SO1");
    int second = songs.rest();
    assertThat(second).isEqualTo(2 + SONG.length() + 1);
    assertThatThrownBy(() -> songs.parse(line, second, line.length - second, LATEST))
        .hasMessage("title is an array, expected text");
    int third = songs.rest();
    assertThat(third).isEqualTo(second + bad.length() + 1);
    songs.parse(line, third, line.length - third, LATEST);
    assertThat(songs.rest()).isEqualTo(-1);
  }

  @Test
  void whatIsBehindAnObjectAndNoJsonSpoilsIt() {
    assertThatThrownBy(() -> parse(songs, SONG + " x"))
        .hasMessageStartingWith("is not JSON: Unrecognized token 'x'");
    assertThat(songs.rest()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "Infinity", "-Infinity", "-INF", "\"INF\"", "\"NaN\"", "\"-Infinity\""})
  void whatIsNoFiniteNumberIsNull(String delivered) throws LineRejectedException {
    assertThat(parse(events, EVENT.replace("246.30812", delivered))[6]).isNull();
    assertThat(parse(events, EVENT.replace("\"8\"", delivered))).endsWith((String) null);
    assertThatThrownBy(() -> parse(events, EVENT.replace("1541106106796", delivered)))
        .hasMessage("ts is missing");
  }

  @Test
  void inATextOnlyABareNanIsNull() throws LineRejectedException {
    String line = SONG.replace("\"artist_location\":\"\"", "\"artist_location\":%s");
    assertThat(parse(songs, line.formatted("NaN"))[4]).isNull();
    assertThat(parse(songs, line.formatted("\"NaN\""))[4]).isEqualTo("NaN");
  }

  @Test
  void keysMatchInWhateverCaseIfTheSettingSaysSo() throws LineRejectedException {
    var ignoring =
        new LineParser(
            Source.EVENTS,
            new LineLimits(1_000, LIMITS.firstDay(), LIMITS.clockSlack(), KeyMatching.IGNORECASE));
    byte[] lower = EVENT.replace("userId", "USERID").replace("Name", "name").getBytes(UTF_8);
    for (int i = 0; i < 2; i++) {
      Row row = ignoring.parse(lower, 0, lower.length, LATEST);
      assertThat(row.text(2)).isEqualTo("Kaylee");
      assertThat(row.number(17)).isEqualTo(8);
    }
    assertThat(ignoring.unknownFields()).isEmpty();
    byte[] twice = EVENT.replace("\"userId\"", "\"userid\":1,\"userId\"").getBytes(UTF_8);
    assertThatThrownBy(() -> ignoring.parse(twice, 0, twice.length, LATEST))
        .hasMessage("has the field userId twice");
    assertThatThrownBy(() -> parse(events, EVENT.replace("sessionId", "sessionid")))
        .hasMessage("sessionId is missing");
  }

  @Test
  void aLineIsReadAfreshAfterABadOne() throws LineRejectedException {
    assertThatThrownBy(() -> parse(songs, SONG.substring(0, 60)))
        .isInstanceOf(LineRejectedException.class);
    assertThat(
            parse(
                songs,
                "{\"song_id\":\"SO2\",\"title\":\"A\",\"artist_id\":\"AR1\",\"artist_name\":\"B\"}"))
        .containsExactly("SO2", "A", "AR1", "B", null, null, null, null, null, null);
  }

  @Test
  void unknownFieldsAreCountedAndNotRefused() throws LineRejectedException {
    parse(songs, SONG.replace("\"num_songs\"", "\"mood\":{\"a\":[1]},\"num_songs\""));
    parse(songs, SONG.replace("\"num_songs\"", "\"mood\":1,\"x\":2,\"num_songs\""));
    assertThat(songs.unknownFields())
        .containsOnly(
            Map.entry("mood", new UnknownField(2, "an object")),
            Map.entry("x", new UnknownField(1, "\"2\"")));
  }

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"ts\":1541106106796     | \"ts\":\"yesterday\"     | ts is \"yesterday\", expected a whole number of 64 bits",
        "\"ts\":1541106106796     | \"ts\":1541106106796.5   | ts is \"1541106106796.5\", expected a whole number of 64 bits",
        "\"ts\":1541106106796     | \"ts\":1e400             | ts is \"1e400\", expected a whole number of 64 bits",
        "\"ts\":1541106106796     | \"ts\":-1                | ts is -1, 1969-12-31, before lake.first-day (2000-01-01)",
        "\"ts\":1541106106796     | \"ts\":0                 | ts is 0, 1970-01-01, before lake.first-day (2000-01-01)",
        "\"ts\":1541106106796     | \"ts\":946684799999      | ts is 946684799999, 1999-12-31, before lake.first-day (2000-01-01)",
        "\"ts\":1541106106796     | \"ts\":-9223372036854775808 | ts is -9223372036854775808, -292275055-05-16, before lake.first-day (2000-01-01)",
        "\"ts\":1541106106796     | \"ts\":1541106106        | ts is 1541106106, 1970-01-18: seconds instead of milliseconds?",
        "\"ts\":1541106106796     | \"ts\":1541106106796000  | ts is 1541106106796000, +50805-09-16: microseconds instead of milliseconds?",
        "\"ts\":1541106106796     | \"ts\":1541192506797     | ts is 1541192506797, 2018-11-02, after its file was written: is the phone's clock ahead?",
        "\"ts\":1541106106796     | \"ts\":2700000000000     | ts is 2700000000000, 2055-07-24, after its file was written: is the phone's clock ahead?",
        "\"ts\":1541106106796     | \"ts\":9223372036854775807 | ts is 9223372036854775807, +292278994-08-17, after its file was written: is the phone's clock ahead?",
        "\"ts\":1541106106796     | \"ts\":null              | ts is missing",
        "\"page\":\"NextSong\"    | \"page\":\" \"           | page is missing",
        "\"page\":\"NextSong\"    | \"page\":[1]             | page is an array, expected text",
        "\"page\":\"NextSong\"    | \"page\":{\"a\":1}       | page is an object, expected text",
        "\"page\":\"NextSong\"    | \"page\":true            | page is true, expected text",
        "\"page\":\"NextSong\"    | \"page\":\"a\",\"page\":\"b\" | has the field page twice",
        "\"level\":\"free\"       | \"level\":\"gold\"       | level is \"gold\", expected free or paid",
        "\"userId\":\"8\"         | \"userId\":\"eight\"     | userId is \"eight\", expected a whole number of 64 bits",
        "\"userId\":\"8\"         | \"userId\":9223372036854775808 | userId is \"9223372036854775808\", expected a whole number of 64 bits",
        "\"status\":200           | \"status\":2147483648    | status is \"2147483648\", expected a whole number of 32 bits",
        "\"length\":246.30812     | \"length\":1e999         | length is \"1e999\", expected a number",
        "\"length\":246.30812     | \"length\":1e-400         | length is \"1e-400\", expected a number",
        "\"length\":246.30812     | \"length\":\"١٢\"          | length is \"١٢\", expected a number",
        "\"song\":\"You Gotta Be\" | \"song\":\"a\\u0000b\"  | song holds the character NUL",
        "\"song\":\"You Gotta Be\" | \"song\":\"a\\ud800b\"  | song holds half a surrogate pair",
        "\"song\":\"You Gotta Be\" | \"song\":\"@NULL@\"     | song is @NULL@, which stands for NULL in staged files",
      })
  void whatCannotBeStagedIsRefusedWithItsReason(String old, String replacement, String reason) {
    assertThat(EVENT).contains(old.strip());
    assertThatThrownBy(() -> parse(events, EVENT.replace(old.strip(), replacement.strip())))
        .isInstanceOf(LineRejectedException.class)
        .hasMessage(reason);
  }

  @Test
  void anEventMayBeAsLateAsTheSlackAllows() throws LineRejectedException {
    for (String ts : new String[] {"946684800000", "1541192506796"}) {
      assertThat(parse(events, EVENT.replace("1541106106796", ts))[15]).isEqualTo(ts);
    }
  }

  @Test
  void whatIsNotOneJsonObjectIsRefused() {
    assertThatThrownBy(() -> parse(events, "")).hasMessage("is blank");
    assertThatThrownBy(() -> parse(events, "  ")).hasMessage("is blank");
    assertThatThrownBy(() -> parse(events, "[1]"))
        .hasMessage("is not an object: begins with an array");
    assertThatThrownBy(() -> parse(events, "7"))
        .hasMessage("is not an object: begins with a number");
    assertThatThrownBy(() -> parse(events, EVENT.substring(0, 100)))
        .hasMessageStartingWith("is not JSON: ");
    assertThatThrownBy(() -> parse(events, "hello")).hasMessageStartingWith("is not JSON: ");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin = EVENT.replace("You Gotta Be", "Caf\u00e9").getBytes(ISO_8859_1);
    assertThatThrownBy(() -> events.parse(latin, 0, latin.length, LATEST))
        .hasMessageStartingWith("is not JSON: Invalid UTF-8");
  }

  @Test
  void widthIsCountedInBytes() throws LineRejectedException {
    assertThat(parse(songs, SONG.replace("\"A\"", "\"" + "é".repeat(256) + "\""))[1]).hasSize(256);
    assertThatThrownBy(() -> parse(songs, SONG.replace("\"A\"", "\"" + "é".repeat(257) + "\"")))
        .hasMessage("title is 514 bytes wide, at most 512 fit");
    assertThat(parse(songs, SONG.replace("\"A\"", "\"" + "🎵".repeat(128) + "\""))[1]).hasSize(256);
    assertThatThrownBy(() -> parse(songs, SONG.replace("\"A\"", "\"" + "🎵".repeat(128) + "x\"")))
        .hasMessage("title is 513 bytes wide, at most 512 fit");
  }

  private String[] parse(LineParser parser, String line) throws LineRejectedException {
    byte[] bytes = line.getBytes(UTF_8);
    Row row = parser.parse(bytes, 0, bytes.length, LATEST);
    List<Column> columns = (parser == events ? Source.EVENTS : Source.SONGS).columns();
    return IntStream.range(0, columns.size())
        .mapToObj(i -> value(columns.get(i), row, i))
        .toArray(String[]::new);
  }

  private static String value(Column column, Row row, int position) {
    return switch (column.type().kind()) {
      case INTEGER, BIGINT -> row.isNull(position) ? null : Long.toString(row.number(position));
      default -> row.text(position);
    };
  }
}
