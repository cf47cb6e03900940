package com.sparkify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  @Test
  void theHelpOfAllCommandsNamesTheSandboxAndTheBench() {
    assertThat(help()).contains("  sandbox ", "COMMAND --help says more", "bench --help");
  }

  @Test
  void theHelpOfTheSandboxIsAboutTheSandbox() {
    assertThat(help("sandbox"))
        .contains("--reset", "Exit codes")
        .doesNotContain("COMMAND --help", "bench");
  }

  private static String help(String... command) {
    CommandLine line = Main.commandLine();
    StringWriter out = new StringWriter();
    line.setOut(new PrintWriter(out, true)).execute(ArrayUtils.add(command, "--help"));
    return out.toString();
  }
}
