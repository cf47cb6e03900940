package com.sparkify.sandbox.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each line of the table in EMULATION.md names existing tests, or lines of statements.txt. */
class EmulationTest {
  private static final Path MAIN = Path.of("src/main/java/com/sparkify/sandbox");
  private static final Path PAGE = MAIN.resolve("redshift/EMULATION.md");
  private static final Path TESTS = Path.of("src/test/java/com/sparkify/sandbox/redshift");
  private static final Path STATEMENTS =
      Path.of("src/test/resources/com/sparkify/sandbox/redshift/statements.txt");

  private static List<String[]> table() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
        .skip(1)
        .map(line -> line.substring(1, line.length() - 1).split("\\|", -1))
        .toList();
  }

  @Test
  void eachLineIsKeptTrueByATestThatExists() throws IOException {
    String statements = Files.readString(STATEMENTS);
    assertThat(table()).hasSizeGreaterThan(30).allMatch(line -> line.length == 4);
    for (String[] line : table()) {
      Matcher test = Pattern.compile("\\b\\w+(IT|Test)\\b").matcher(line[3]);
      while (test.find()) {
        assertThat(TESTS.resolve(test.group() + ".java")).exists();
      }
      Matcher quoted = Pattern.compile("\"([^\"]+)\"").matcher(line[3]);
      while (quoted.find()) {
        assertThat(statements).as(line[0]).contains(quoted.group(1));
      }
    }
  }

  @Test
  void whatIsNotEmulatedIsRefusedByName() throws IOException {
    List<String> statements = Files.readAllLines(STATEMENTS);
    for (String[] line : table()) {
      Matcher quoted = Pattern.compile("statements.txt \"([^\"]+)\"").matcher(line[3]);
      if (line[1].strip().equals("no") && quoted.find()) {
        assertThat(statements)
            .as(line[0])
            .anyMatch(
                s -> s.contains("The sandbox does not emulate") && s.contains(quoted.group(1)));
      }
    }
  }

  @Test
  void noFileIsLong() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
      }
    }
  }
}
