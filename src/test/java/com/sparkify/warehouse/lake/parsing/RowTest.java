package com.sparkify.warehouse.lake.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {
  private static final String[] TEXTS = {
    "a", null, "", "x,y", "say \"hi\"", " z", "t\nu", "v ", "é", "ß,€", "a🎵\"b", "x".repeat(5_000)
  };

  @Test
  void textsAreKeptAsTheyAreUntilTheRowIsCleared() {
    var row = new Row(TEXTS.length);
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
    var row = new Row(2);
    set(row, 0, "before");
    set(row, 1, text);
    assertThat(row.isBlank(1)).isEqualTo(isBlank);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "\uD83C", "\uDFB5\uD83C", "\uD83Cx", "x\uDFB5"})
  void aVarcharHoldsNeitherNulNorHalfAPair(String text) {
    var column = Column.optional("title", "title", ColumnType.text(100));
    assertThatThrownBy(() -> Texts.check(column, text.toCharArray(), 0, text.length()))
        .isInstanceOf(LineRejectedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "ß,€", "\u0080\u07FF\u0800\uFFFF", "\uD83C\uDFB5", "\uD7FF\uE000"})
  void aVarcharHoldsAnyOtherText(String text) throws LineRejectedException {
    var column = Column.optional("title", "title", ColumnType.text(100));
    Texts.check(column, text.toCharArray(), 0, text.length());
  }

  private static void set(Row row, int column, String text) {
    row.setText(column, text.toCharArray(), 0, text.length());
  }
}
