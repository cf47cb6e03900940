package com.sparkify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Opens the jar that ships to EMR and looks. */
class ShippedJarIT {
  private static final List<String> OURS_AND_WHAT_EMR_LACKS =
      List.of(
          "com/sparkify/warehouse/",
          "picocli/",
          "com/typesafe/config/",
          "org/jdbi/",
          "io/leangen/geantyref/");

  @Test
  void itHoldsOurClassesAndTheFewLibrariesThatEmrLacks() throws IOException {
    List<String> classes = entries().stream().filter(name -> name.endsWith(".class")).toList();
    assertThat(classes).anyMatch(name -> name.equals("com/sparkify/warehouse/Main.class"));
    assertThat(classes)
        .allMatch(name -> OURS_AND_WHAT_EMR_LACKS.stream().anyMatch(name::startsWith));
  }

  @Test
  void itHoldsNothingOfSparkHadoopTheConnectorTheDriverOrTheSandbox() throws IOException {
    assertThat(entries())
        .noneMatch(name -> name.startsWith("org/apache/"))
        .noneMatch(name -> name.startsWith("software/amazon/"))
        .noneMatch(name -> name.startsWith("com/amazon/"))
        .noneMatch(name -> name.startsWith("io/github/spark_redshift_community/"))
        .noneMatch(name -> name.startsWith("org/duckdb/"))
        .noneMatch(name -> name.startsWith("com/sparkify/sample/"))
        .noneMatch(name -> name.startsWith("com/sparkify/sandbox/"))
        .noneMatch(name -> name.startsWith("com/sparkify/bench/"));
  }

  @Test
  void itHoldsTheSql() throws IOException {
    assertThat(entries())
        .contains(
            "sql/tables/songplays.sql", "sql/publish/01_lock.sql", "sql/questions/top-songs.sql");
  }

  private static List<String> entries() throws IOException {
    try (var jar = new JarFile(System.getProperty("warehouse.jar"))) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }
}
