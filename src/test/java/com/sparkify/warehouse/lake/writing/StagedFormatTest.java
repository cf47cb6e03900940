package com.sparkify.warehouse.lake.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.parsing.ColumnType;
import com.sparkify.warehouse.lake.parsing.LineLimits;
import com.sparkify.warehouse.lake.parsing.LineParser;
import com.sparkify.warehouse.lake.parsing.LineRejectedException;
import com.sparkify.warehouse.lake.parsing.Row;
import com.sparkify.warehouse.lake.parsing.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagedFormatTest {
  private static final LineLimits LIMITS = new LineLimits(1_000, LocalDate.EPOCH, Duration.ZERO);
  private static final LakeFile FILE =
      LakeFile.withoutEtag("s3://lake/a, \"b\".json", 7, Instant.parse("2018-11-01T21:01:46.796Z"));

  @Test
  void nullIsMarkedAndTextIsQuotedWhereItMust() {
    var line = new CsvLine().start().add("a").addNull();
    for (String text : new String[] {"", "x,y", "say \"hi\"", " z", "t\nu", "v "}) {
      line.add(text);
    }
    assertThat(line).hasToString("a,@NULL@,\"\",\"x,y\",\"say \"\"hi\"\"\",\" z\",\"t\nu\",\"v \"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"é", "ß,€", "\u0080\u07FF\u0800\uFFFF", "\uD83C\uDFB5", "a🎵\"b", "\uD7FF\uE000"})
  void textIsWrittenInUtf8(String text) {
    assertThat(new CsvLine().start().add(text).toBytes())
        .isEqualTo(quoted(text).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -1, 10, 1541106106796L, Long.MAX_VALUE, Long.MIN_VALUE})
  void numbersAreWrittenInDecimal(long number) {
    assertThat(new CsvLine().start().add(number)).hasToString(Long.toString(number));
  }

  private static String quoted(String text) {
    boolean isSpecial = text.contains(",") || text.contains("\"");
    return isSpecial ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @Test
  void aLineMayBeLongerThanAnyBefore() {
    String wide = "é\"".repeat(3_000);
    assertThat(new CsvLine().start().add("a").add(wide).add("b"))
        .hasToString("a,\"" + wide.replace("\"", "\"\"") + "\",b");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01 00:00:00.000",
    "59999, 1970-01-01 00:00:59.999",
    "60000, 1970-01-01 00:01:00.000",
    "-1, 1969-12-31 23:59:59.999",
    "951782400001, 2000-02-29 00:00:00.001",
    "4102444799999, 2099-12-31 23:59:59.999"
  })
  void timesAreInUtcToTheMillisecond(long epochMilli, String text) {
    var line = new CsvLine();
    assertThat(line.start().addTime(1541106106796L)).hasToString("2018-11-01 21:01:46.796");
    assertThat(line.start().addTime(epochMilli)).hasToString(text);
  }

  @Test
  void aSongRowEndsWithRunFileAndTimeInUtc() throws LineRejectedException {
    byte[] song =
        """
        {"song_id":"SO1","title":"A","artist_id":"AR1","artist_name":"B","artist_location":"",
         "artist_latitude":null,"duration":1.5,"year":0,"num_songs":1}"""
            .getBytes(StandardCharsets.UTF_8);
    Row row = new LineParser(Source.SONGS, LIMITS).parse(song, 0, song.length, 0);
    assertThat(new RowEncoder(Source.SONGS, "run1").row(FILE, row))
        .hasToString(
            "SO1,A,AR1,B,\"\",@NULL@,@NULL@,1.5,0,1,run1,\"s3://lake/a, \"\"b\"\".json\",2018-11-01 21:01:46.796");
  }

  @Test
  void aFileRowCountsItsRecords() {
    assertThat(new RowEncoder(Source.SONGS, "run1").file(FILE, 3, 2))
        .hasToString(
            "songs,\"s3://lake/a, \"\"b\"\".json\",7,2018-11-01 21:01:46.796,7-1541106106796,5,3,2,run1");
  }

  @Test
  void aRejectKeepsBytesThatAreNotText() throws IOException {
    byte[] raw = {'a', (byte) 0xE9, 'b'};
    Reject read =
        Reject.fromJson(Reject.of("s3://f", 3, 2, "is not JSON", ByteBuffer.wrap(raw)).toJson());
    assertThat(read.raw()).isEqualTo("a\uFFFDb");
    assertThat(read.bytes()).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(raw));

    Reject text =
        Reject.fromJson(
            Reject.of(
                    "s3://f",
                    3,
                    2,
                    "why",
                    ByteBuffer.wrap("é\u0000".getBytes(StandardCharsets.UTF_8)))
                .toJson());
    assertThat(text).isEqualTo(new Reject("s3://f", 3, 2, "why", "é\u0000", Optional.empty()));
  }

  @Test
  void aRejectOfAnOldRunHasNoRecordNumber() throws IOException {
    String old = "{\"file\":\"f\",\"line\":3,\"reason\":\"why\",\"raw\":\"x\"}";
    assertThat(Reject.fromJson(old)).isEqualTo(new Reject("f", 3, 0, "why", "x", Optional.empty()));
  }

  /** The widths and the order of columns stand twice: in the check and in the table. */
  @ParameterizedTest
  @EnumSource(StagingTable.class)
  void theTablesHaveTheColumnsOfTheStagedFiles(StagingTable table) throws IOException {
    List<String> checked =
        table.fields().stream()
            .map(field -> field.name() + " " + redshiftType(field.type()))
            .toList();
    assertThat(columnsOf(table)).isEqualTo(checked);
  }

  private static List<String> columnsOf(StagingTable table) throws IOException {
    try (InputStream sql =
        StagedFormatTest.class.getResourceAsStream("/sql/tables/" + table.table() + ".sql")) {
      String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile(
              "^  (\\w+) +(VARCHAR\\(\\d+\\)|DOUBLE PRECISION|\\w+)", Pattern.MULTILINE)
          .matcher(text)
          .results()
          .map((MatchResult column) -> column.group(1) + " " + column.group(2))
          .toList();
    }
  }

  private static String redshiftType(ColumnType type) {
    return switch (type.kind()) {
      case TEXT -> "VARCHAR(" + type.maxBytes() + ")";
      case INTEGER -> "INTEGER";
      case BIGINT -> "BIGINT";
      case DOUBLE -> "DOUBLE PRECISION";
      case TIMESTAMP -> "TIMESTAMP";
    };
  }
}
