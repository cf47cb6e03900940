package com.sparkify.warehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The variables of submit.sh on the machine of a driver. */
class SubmittedVariablesTest {
  @TempDir private Path folder;

  @Test
  void thoseOfTheFileAreThereAndThoseOfTheProcessWin() throws IOException {
    Files.writeString(
        folder.resolve("sparkify-submit.env"),
        "SPARKIFY_REDSHIFT_PASSWORD=a=b\nc 'd'\0SPARKIFY_REDSHIFT_USER=file\0");

    assertThat(SubmittedVariables.of(Map.of("SPARKIFY_REDSHIFT_USER", "process"), folder))
        .containsOnly(
            Map.entry("SPARKIFY_REDSHIFT_PASSWORD", "a=b\nc 'd'"),
            Map.entry("SPARKIFY_REDSHIFT_USER", "process"));
  }

  @Test
  void withoutAFileThereAreJustThoseOfTheProcess() {
    assertThat(SubmittedVariables.of(Map.of("HOME", "/root"), folder))
        .containsOnly(Map.entry("HOME", "/root"));
  }
}
