package com.sparkify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom: see the rooms in the README. */
class RoomsTest {
  private static final Path SOURCES = Path.of("src/main/java/com/sparkify");

  @Test
  void theWarehouseKnowsNothingOfTheHousesThatDoNotShip() throws IOException {
    assertThat(linesOf("warehouse", "com.sparkify.sample")).isEmpty();
    assertThat(linesOf("warehouse", "com.sparkify.sandbox")).isEmpty();
    assertThat(linesOf("warehouse", "com.sparkify.bench")).isEmpty();
  }

  @Test
  void sampleDataNeedsNothingOfTheSandboxAndTheBench() throws IOException {
    assertThat(linesOf("sample", "import com.sparkify"))
        .allMatch(line -> line.contains("com.sparkify.warehouse.settings."));
  }

  @ParameterizedTest
  @CsvSource({
    "lake, com.sparkify.warehouse.staging",
    "lake, com.sparkify.warehouse.star",
    "lake, com.sparkify.warehouse.run",
    "lake, java.sql",
    "staging, com.sparkify.warehouse.run",
    "star, com.sparkify.warehouse.lake",
    "star, com.sparkify.warehouse.staging",
    "star, com.sparkify.warehouse.run",
    "star, org.apache.spark",
    "settings, com.sparkify.warehouse.lake",
    "settings, com.sparkify.warehouse.star"
  })
  void dataGoesOneWay(String room, String unknown) throws IOException {
    assertThat(linesOf("warehouse/" + room, "import " + unknown)).isEmpty();
  }

  @Test
  void nobodyImportsByWildcard() throws IOException {
    assertThat(linesOf("", ".*;")).filteredOn(line -> line.startsWith("import")).isEmpty();
  }

  private static List<String> linesOf(String folder, String text) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(RoomsTest::lines)
          .filter(line -> line.contains(text))
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
