package com.sparkify.warehouse.lake.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectReaderTest {
  private static final String A = "{\"a\":\"}{\\\"[\\\\\",\"b\":[{\"c\":[]},{}],\"d\":-1.5e3}";
  private static final String B = "{\n  \"a\" : {\n    \"b\" :\n    {\n    }\n  }\r\n}";

  @Test
  void objectsAreCutOneAfterTheOtherWithTheLinesOnWhichTheyBegin() throws IOException {
    assertThat(records(A + A + "\n\n " + A + B + "  " + B + "\n" + A + "\n"))
        .containsExactly("1:" + A, "1:" + A, "3:" + A, "3:" + B, "9:" + B, "16:" + A);
  }

  @Test
  void anArrayIsItsObjects() throws IOException {
    assertThat(records("[" + A + "," + B + "\n,\n" + A + "]\n"))
        .containsExactly("1:" + A, "1:" + B, "9:" + A);
    assertThat(records("\uFEFF[\r\n  " + A + ",\r\n  " + A + "\r\n]"))
        .containsExactly("2:" + A, "3:" + A);
    assertThat(records("[" + A + "]\n[" + A + "]")).containsExactly("1:" + A, "2:" + A);
    assertThat(records("[]")).isEmpty();
    assertThat(records("")).isEmpty();
  }

  @Test
  void anArrayWithoutItsEndIsDamaged() throws IOException {
    for (String text : new String[] {"[", "[" + A, "[" + A + ",\n"}) {
      ObjectReader reader = reader(text);
      while (reader.next()) {
        assertThat(reader.isObject()).isTrue();
      }
      assertThat(reader.damage()).contains("the array does not end: the file was cut");
    }
    ObjectReader whole = reader("[" + A + "]");
    assertThat(whole.next()).isTrue();
    assertThat(whole.next()).isFalse();
    assertThat(whole.damage()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":",
        "{\"a\":\"b",
        "{\"a\":1,",
        "{\"a\":{\"b\":1}",
        "{\"a\":[",
        "{\"a\":[{\"b\":1},",
        "{",
        "{\"a\":1]}",
        "{\"a\" 1}",
        "{\"a\":\"b\" \"c\":1}",
        "{\"a\":b\"c\"}",
        "}}",
        "more {\"a\":1} and",
        "]",
        "\0\0",
        "{\"a\":\n  \"b",
        "{\n\"a\":1\n\"b\":2}"
      })
  void aDamagedObjectCostsNoLineThatBeginsAnObject(String damaged) throws IOException {
    for (String end : new String[] {A, B}) {
      String text = end + "\n" + damaged + "\n" + end + "\n" + end + "\n";
      List<String> found = objects(text);
      assertThat(found).as(text).containsExactly(end, end, end);
      assertThat(objects("[" + end + ",\n" + damaged + ",\n " + end + ",\n" + end + "]\n"))
          .as("array: " + text)
          .containsExactly(end, end, end);
    }
  }

  @Test
  void whereverAnObjectIsDamagedTheOthersAreThere() throws IOException {
    for (String end : new String[] {A, B}) {
      for (int i = 0; i < end.length(); i++) {
        String before = end.substring(0, i);
        String behind = end.substring(i + 1);
        for (String damaged :
            new String[] {before, before + behind, before + '"' + behind, before + "x" + behind}) {
          String text = end + "\n" + damaged + "\n" + end + "\n";
          assertThat(objects(text)).as(text).startsWith(end).endsWith(end);
          assertThat(objects("[" + end + ",\n" + damaged + ",\n" + end + "]\n"))
              .as("array: " + text)
              .startsWith(end)
              .endsWith(end);
        }
      }
    }
  }

  @Test
  void aDamagedObjectIsOneRecordWithAllUpToTheNextLineThatBeginsOne() throws IOException {
    assertThat(records("{\"a\":\"b\n\"c\":1}\n  x\n  " + A + "\n"))
        .containsExactly("1:{\"a\":\"b\n\"c\":1}\n  x", "4:" + A);
  }

  @Test
  void anObjectThatIsNestedDeeperThanAnyParserGoesIsDamaged() throws IOException {
    String deep = "{\"a\":" + "[".repeat(2_000_000);
    assertThat(objects(deep + "\n" + A)).containsExactly(A);
  }

  @Test
  void ofATooLongObjectTheBeginningIsKeptAndTheNextIsWhole() throws IOException {
    var reader =
        ObjectReader.ofAll(
            new ByteArrayInputStream(
                ("{\"a\":\"" + "x".repeat(300_000) + "\"}" + A).getBytes(UTF_8)),
            100_000);
    assertThat(reader.next()).isTrue();
    assertThat(reader.tooLong()).isTrue();
    assertThat(reader.length()).isEqualTo(100_000);
    assertThat(reader.next()).isTrue();
    assertThat(text(reader)).isEqualTo(A);
    assertThat(reader.tooLong()).isFalse();
    assertThat(reader.next()).isFalse();
  }

  @Test
  void itDoesNotMatterHowTheBytesArrive() throws IOException {
    String text = "\uFEFF[" + A + ",\n" + B + ",\n{\"a\":\n" + A + "]";
    InputStream single =
        new ByteArrayInputStream(text.getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(1, length));
          }
        };
    assertThat(records(ObjectReader.ofAll(single, 1000))).isEqualTo(records(text));
  }

  private static List<String> records(String text) throws IOException {
    return records(reader(text));
  }

  private static List<String> records(ObjectReader reader) throws IOException {
    var records = new ArrayList<String>();
    while (reader.next()) {
      records.add(reader.number() + ":" + text(reader));
    }
    return records;
  }

  private static List<String> objects(String text) throws IOException {
    ObjectReader reader = reader(text);
    var objects = new ArrayList<String>();
    while (reader.next()) {
      if (reader.isObject()) {
        objects.add(text(reader));
      }
    }
    return objects;
  }

  private static String text(ObjectReader reader) {
    return new String(reader.bytes(), 0, reader.length(), UTF_8);
  }

  private static ObjectReader reader(String text) {
    return ObjectReader.ofAll(new ByteArrayInputStream(text.getBytes(UTF_8)), 1_000_000);
  }
}
