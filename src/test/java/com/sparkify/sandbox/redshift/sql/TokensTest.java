package com.sparkify.sandbox.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  private static List<String> texts(String sql) {
    Tokens tokens = Tokens.of(sql);
    return IntStream.range(0, tokens.size()).mapToObj(i -> tokens.at(i).text()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n ",
        "SELECT 'it''s', E'a\\'b' , $x$ ; $$ $x$ -- end",
        "/* a /* nested */ comment */ SELECT \"a\"\"b\".c::int, $1, 1.5e-3, 'open",
        "SELECT a$b, $$, /* open",
        "ünï",
        "E'open\\"
      })
  void textComesBackByteForByte(String sql) {
    assertThat(Tokens.of(sql).text()).isEqualTo(sql);
  }

  @Test
  void quotesAndCommentsHideWhatIsInThem() {
    assertThat(texts("'a;b' \"c;d\" /* ; */ $q$ ; $q$ -- ;\n E'\\';'"))
        .containsExactly("'a;b'", "\"c;d\"", "$q$ ; $q$", "E'\\';'");
  }

  @Test
  void numbersAndParametersAreOneTokenEach() {
    assertThat(texts("1.5e-3+.5,$12,a1"))
        .containsExactly("1.5e-3", "+", ".5", ",", "$12", ",", "a1");
  }

  @Test
  void statementsAreSplitAtSemicolonsAndEmptyOnesDropped() {
    assertThat(Tokens.of(";SELECT ';'; ;\nSELECT 2; -- done").statements())
        .extracting(Tokens::text)
        .containsExactly("SELECT ';'", "\nSELECT 2");
  }

  @Test
  void listsAreSplitAtTheirOwnCommasOnly() {
    Tokens tokens = Tokens.of("f(a, g(b, c), (d))");
    assertThat(tokens.list(1)).extracting(tokens::text).containsExactly("a", "g(b, c)", "(d)");
  }

  @Test
  void replacementKeepsWhatStandsAround() {
    Tokens tokens = Tokens.of("SELECT /* keep */ nvl (a) FROM t");
    assertThat(tokens.replace(new Span(1, 2), "COALESCE").text())
        .isEqualTo("SELECT /* keep */ COALESCE (a) FROM t");
  }

  @Test
  void unclosedParenthesesReachToTheEnd() {
    Tokens tokens = Tokens.of("f(a, (b");
    assertThat(tokens.close(1)).isEqualTo(tokens.size());
    assertThat(tokens.list(1)).hasSize(2);
  }

  @Test
  void namesFoldUnlessQuoted() {
    Tokens tokens = Tokens.of("Abc \"D\"\"e\"");
    assertThat(tokens.at(0).name()).isEqualTo("abc");
    assertThat(tokens.at(1).name()).isEqualTo("D\"e");
  }
}
