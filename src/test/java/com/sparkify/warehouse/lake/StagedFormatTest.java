package com.sparkify.warehouse.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagedFormatTest {
  private static final LakeFile FILE =
      new LakeFile(
          Source.SONGS, "s3://lake/a, \"b\".json", 7, Instant.parse("2018-11-01T21:01:46.796Z"));

  @Test
  void nullIsMarkedAndTextIsQuotedWhereItMust() {
    var line = new CsvLine().start();
    var field = new CsvField();
    for (String text : new String[] {"a", null, "", "x,y", "say \"hi\"", " z", "t\nu", "v "}) {
      set(field, text);
      assertThat(field.text()).isEqualTo(text);
      assertThat(field.isNull()).isEqualTo(text == null);
      line.add(field);
    }
    assertThat(line).hasToString("a,@NULL@,\"\",\"x,y\",\"say \"\"hi\"\"\",\" z\",\"t\nu\",\"v \"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"é", "ß,€", "\u0080\u07FF\u0800\uFFFF", "\uD83C\uDFB5", "a🎵\"b", "\uD7FF\uE000"})
  void textIsWrittenInUtf8(String text) {
    var field = new CsvField();
    field.set(text);
    assertThat(field.text()).isEqualTo(text);
    assertThat(new CsvLine().start().add(text).toBytes())
        .isEqualTo(quoted(text).getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    boolean isSpecial = text.contains(",") || text.contains("\"");
    return isSpecial ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "\uD83C", "\uDFB5\uD83C", "\uD83Cx", "x\uDFB5"})
  void aVarcharHoldsNeitherNulNorHalfAPair(String text) {
    assertThat(new CsvField().setText(text.toCharArray(), 0, text.length())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "' ', true",
    "'\t \u3000', true",
    "x, false",
    "'\"', false",
    "' ,', false",
    "é, false",
    "0, false"
  })
  void blankIsWhatHasNothingButWhiteSpace(String text, boolean isBlank) {
    var field = new CsvField();
    field.set("before");
    field.set(text);
    assertThat(field.isBlank()).isEqualTo(isBlank);
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
    var times = new TimeText();
    assertThat(times.field(1541106106796L).text()).isEqualTo("2018-11-01 21:01:46.796");
    assertThat(times.field(epochMilli).text()).isEqualTo(text);
  }

  @Test
  void aSongRowEndsWithRunFileAndTimeInUtc() {
    CsvField[] values =
        Stream.of("SO1", "A", "AR1", "B", "", null, null, "1.5", "0", "1")
            .map(text -> set(new CsvField(), text))
            .toArray(CsvField[]::new);
    assertThat(new RowFormat(Source.SONGS, "run1").row(new CsvLine(), FILE, values))
        .hasToString(
            "SO1,A,AR1,B,\"\",@NULL@,@NULL@,1.5,0,1,run1,\"s3://lake/a, \"\"b\"\".json\",2018-11-01 21:01:46.796");
  }

  private static CsvField set(CsvField field, String text) {
    if (text == null) {
      field.setNull();
    } else {
      field.set(text);
    }
    return field;
  }

  @Test
  void aFileRowCountsItsLines() {
    assertThat(new RowFormat(Source.SONGS, "run1").file(new CsvLine(), FILE, 3, 2))
        .hasToString("songs,\"s3://lake/a, \"\"b\"\".json\",7,2018-11-01 21:01:46.796,5,3,2,run1");
  }

  @Test
  void aRejectKeepsBytesThatAreNotText() throws IOException {
    byte[] raw = {'a', (byte) 0xE9, 'b'};
    Reject read =
        Reject.fromJson(Reject.of("s3://f", 3, "is not JSON", ByteBuffer.wrap(raw)).toJson());
    assertThat(read.raw()).isEqualTo("a\uFFFDb");
    assertThat(read.bytes()).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(raw));

    Reject text =
        Reject.fromJson(
            Reject.of(
                    "s3://f", 3, "why", ByteBuffer.wrap("é\u0000".getBytes(StandardCharsets.UTF_8)))
                .toJson());
    assertThat(text).isEqualTo(new Reject("s3://f", 3, "why", "é\u0000", Optional.empty()));
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
