package com.sparkify.warehouse.lake.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{'a':1}",
        "{'a':1}\n{'a':2}\n",
        "{'a':1}\r\n",
        "\n\n  {'a':{'b':[1]}}\n",
        "\uFEFF{'a':1}\n{'a':2}{'a':3}",
        "{'a':'b\n{'a':1}\n{'a':1}",
        "{'a':\n{'a':1}\n",
        "{'a':1,\n{'a':1}\n",
        "[1]\n{'a':1}\n{'a':1}\n",
        "'x'\n7\nevent\n{'a':1}\n",
        "no JSON at all",
        "{'a':'unfinished"
      })
  void oneObjectALineIsTheFormOf(String text) {
    assertThat(form(text)).isEqualTo(JsonForm.LINES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':1}{'a':2}",
        "{'a':1} {'a':2}\n{'a':3}\n",
        "{'a':1},\n{'a':2}",
        "{\n'a':1}",
        "{'a':1,\n'b':2}\n",
        "\uFEFF{\r\n\t'a':1\r\n}\r\n",
        "[{'a':1}]",
        " \n[\n{'a':1},{'a':2}]",
        "[{'a':'b\n,{'a':1}]",
        "[ ]",
        "{\n  'a':'b\n}\n{\n  'a':1\n}\n",
        "  'a':1\n}\n{\n  'a':1\n}\n"
      })
  void objectsWhereverTheirLinesEndAreTheFormOf(String text) {
    assertThat(form(text)).isEqualTo(JsonForm.OBJECTS);
  }

  @Test
  void theBeginningMayEndAnywhere() {
    String pretty = "{\n  'a':'" + "x".repeat(JsonForm.BEGINNING) + "'\n}";
    assertThat(form(pretty)).isEqualTo(JsonForm.OBJECTS);
    String line = "{'a':'" + "x".repeat(JsonForm.BEGINNING) + "'}\n";
    assertThat(form(line)).isEqualTo(JsonForm.LINES);
  }

  private static JsonForm form(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(UTF_8);
    byte[] beginning = Arrays.copyOf(bytes, Math.min(bytes.length, JsonForm.BEGINNING));
    return JsonForm.of(beginning, beginning.length);
  }
}
