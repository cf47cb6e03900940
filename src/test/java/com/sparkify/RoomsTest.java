package com.sparkify;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom. A room that is in no table, or not in its row, fails. */
class RoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  /** A row a room: the rooms that it may know beside itself. */
  private static final String ROOMS =
      """
      warehouse.error    |
      warehouse.settings | warehouse.error
      warehouse.redshift | warehouse.error, warehouse.settings
      warehouse.lake     | warehouse.error, warehouse.settings
      warehouse.staging  | warehouse.error, warehouse.settings, warehouse.redshift, warehouse.lake, \
      warehouse.star
      warehouse.star     | warehouse.error, warehouse.settings, warehouse.redshift
      warehouse.report   | warehouse.error, warehouse.settings, warehouse.redshift, warehouse.star
      warehouse.run      | warehouse.error, warehouse.settings, warehouse.redshift, warehouse.lake, \
      warehouse.staging, warehouse.star
      warehouse.command  | warehouse.error, warehouse.settings, warehouse.redshift, warehouse.lake, \
      warehouse.star, warehouse.report, warehouse.run
      sample             | warehouse.settings
      sandbox            | warehouse.error, warehouse.settings, warehouse.redshift, \
      warehouse.command, sample
      bench              | warehouse, sandbox, sample
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = ROOMS)
  void roomsKnowOnlyTheirOwn(String room, String known) {
    mayKnow(room, known);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          warehouse.lake.listing |
          warehouse.lake.parsing |
          warehouse.lake.reading | warehouse.lake.listing
          warehouse.lake.writing | warehouse.lake.listing, warehouse.lake.reading, \
          warehouse.lake.parsing
          """)
  void theRoomsOfTheLakeKnowOnlyTheirOwn(String room, String known) {
    mayKnow(room, "warehouse.error, warehouse.settings, " + (known == null ? "" : known));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          warehouse.settings | org.apache.spark, org.jdbi, java.sql
          warehouse.lake     | org.jdbi, java.sql
          warehouse.redshift | org.apache.spark
          warehouse.star     | org.apache.spark
          warehouse.report   | org.apache.spark
          sample             | org.apache.spark, org.jdbi, java.sql
          """)
  void librariesStayInTheirRooms(String room, String libraries) {
    noClasses()
        .that(resideInAPackage("com.sparkify." + room + ".."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(names(libraries).map(name -> name + "..").toArray(String[]::new)))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void thereIsNoCircleOfPackages() {
    slices().matching("com.sparkify.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void eachPackageIsInARoom() {
    String[] rooms =
        ROOMS
            .lines()
            .map(row -> "com.sparkify." + row.split("\\|")[0].strip() + "..")
            .toArray(String[]::new);
    assertThat(CLASSES.that(not(resideInAnyPackage(rooms))))
        .extracting(type -> type.getName())
        .containsExactly("com.sparkify.warehouse.Main");
  }

  private static void mayKnow(String room, String known) {
    String[] packages =
        Stream.concat(Stream.of(room), names(known))
            .map(name -> "com.sparkify." + name + "..")
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage("com.sparkify." + room + ".."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(packages).or(not(resideInAPackage("com.sparkify.."))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static Stream<String> names(String list) {
    return list == null || list.isBlank()
        ? Stream.of()
        : Arrays.stream(list.split(",")).map(String::strip).filter(name -> !name.isEmpty());
  }
}
