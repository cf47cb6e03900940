package com.sparkify.warehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.error.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

  @TempDir private Path root;
  private Path conf;

  @BeforeEach
  void folder() throws IOException {
    conf = Files.createDirectory(root.resolve("conf"));
    Files.createFile(conf.resolve("local.conf"));
    Files.createFile(conf.resolve("emr.conf"));
    Files.createFile(conf.resolve("log4j2.properties"));
    Files.createFile(root.resolve("emr.conf"));
    Files.createFile(root.resolve("stage.conf"));
  }

  @Test
  void theFolderComesBeforeTheWorkingDirectory() {
    assertThat(EnvironmentFile.find(conf, "emr", root)).isEqualTo(conf.resolve("emr.conf"));
    assertThat(EnvironmentFile.find(conf, "stage", root)).isEqualTo(root.resolve("stage.conf"));
  }

  @Test
  void anUnknownEnvironmentIsRefusedWithThoseThatExist() {
    assertThatThrownBy(() -> EnvironmentFile.find(conf, "prod", root))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Cannot use environment \"prod\"")
        .hasMessageEndingWith("there is emr, local");
  }

  @Test
  void aPathIsNoEnvironment() {
    assertThatThrownBy(() -> EnvironmentFile.find(conf, "../stage", root))
        .hasMessageContaining("expected a plain name");
  }
}
