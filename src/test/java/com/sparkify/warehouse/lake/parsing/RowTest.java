package com.sparkify.warehouse.lake.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {
  private static final String[] TEXTS = {
    "a", null, "", "x,y", "say \"hi\"", " z", "t\nu", "é", "ß,€", "a🎵\"b", "x".repeat(5_000)
  };

  @Test
  void textsAreKeptAsTheyAreUntilTheRowIsCleared() {
    var row = row(TEXTS.length, 5_000);
    for (int i = 0; i < TEXTS.length; i++) {
      if (TEXTS[i] != null) {
        set(row, i, TEXTS[i]);
      }
    }
    for (int i = 0; i < TEXTS.length; i++) {
      assertThat(row.text(i)).isEqualTo(TEXTS[i]);
      assertThat(row.isNull(i)).isEqualTo(TEXTS[i] == null);
    }
    row.clear();
    for (int i = 0; i < TEXTS.length; i++) {
      assertThat(row.text(i)).isNull();
    }
  }

  @Test
  void everyColumnMayBeAsWideAsItCanBe() {
    var row = row(2, 100);
    String wide = "\uFFFF".repeat(100);
    set(row, 0, wide);
    set(row, 1, wide);
    assertThat(row.text(0)).isEqualTo(row.text(1)).isEqualTo(wide);
  }

  @ParameterizedTest
  @CsvSource({
    "a, PLAIN",
    "a b, PLAIN",
    "é🎵\u007F, PLAIN",
    "'', QUOTED",
    "' a', QUOTED",
    "'a,b', QUOTED",
    "'é,', QUOTED",
    "a\"b, QUOTED",
    "'a\nb', QUOTED",
    "'é\u0001', QUOTED"
  })
  void quotesAreForWhatCsvWouldReadInAnotherWay(String text, Row.Form form) {
    var row = row(1, 100);
    assertThat(row.form(0)).isEqualTo(Row.Form.NULL);
    set(row, 0, text);
    assertThat(row.form(0)).isEqualTo(form);
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
    var row = row(2, 100);
    set(row, 0, "before");
    set(row, 1, text);
    assertThat(row.isBlank(1)).isEqualTo(isBlank);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "é\u0000", "\uD83C", "\uDFB5\uD83C", "\uD83Cx", "x\uDFB5"})
  void aVarcharHoldsNeitherNulNorHalfAPair(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(LineRejectedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "ß,€", "\u0080\u07FF\u0800\uFFFF", "\uD83C\uDFB5", "\uD7FF\uE000"})
  void aVarcharHoldsAnyOtherText(String text) throws LineRejectedException {
    assertThat(read(text)).isEqualTo(text);
  }

  private static String read(String text) throws LineRejectedException {
    var column = Column.optional("title", "title", ColumnType.text(100));
    var row = new Row(List.of(column));
    Texts.read(column, text.toCharArray(), 0, text.length(), row, 0);
    return row.text(0);
  }

  private static Row row(int columns, int width) {
    return new Row(Collections.nCopies(columns, Column.optional("a", "a", ColumnType.text(width))));
  }

  private static void set(Row row, int column, String text) {
    row.set(column, text.toCharArray(), 0, text.length());
  }
}
