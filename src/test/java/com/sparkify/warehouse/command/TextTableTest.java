package com.sparkify.warehouse.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void numbersStandToTheRightAndTextToTheLeft() {
    var table =
        new TextTable(
            List.of("title", "plays"),
            List.of(List.of("Undo", 28L), List.of("You're The One", 5L)));
    assertThat(table.lines())
        .containsExactly(
            "title           plays",
            "──────────────  ─────",
            "Undo               28",
            "You're The One      5");
  }

  @Test
  void whatIsUnknownIsBlankAndDoesNotDisturbTheNumbers() {
    var table =
        new TextTable(
            List.of("n"), List.of(Arrays.asList((Object) null), List.of(new BigDecimal("1.50"))));
    assertThat(table.lines()).containsExactly("   n", "────", "", "1.50");
  }

  @Test
  void controlCharactersDoNotReachTheTerminalAndLongTextIsCut() {
    var table =
        new TextTable(List.of("t"), List.of(List.of("a\u001b[2Jb\nc"), List.of("x".repeat(100))));
    assertThat(table.lines().get(2)).isEqualTo("a·[2Jb·c");
    assertThat(table.lines().get(3)).hasSize(60).endsWith("…");
  }

  @Test
  void noRowsAreJustTheNames() {
    assertThat(new TextTable(List.of("a", "b"), List.of()).lines()).containsExactly("a  b", "─  ─");
  }
}
