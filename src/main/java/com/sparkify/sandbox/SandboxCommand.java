package com.sparkify.sandbox;

import com.sparkify.warehouse.command.GlobalOptions;
import com.sparkify.warehouse.settings.Settings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the sandbox for other clients. */
@Command(
    name = "sandbox",
    description = {
      "Starts S3 and Redshift on this machine, and runs them until Ctrl-C.",
      "Other commands use them while they run. The data is kept in sandbox.home."
    })
final class SandboxCommand implements Callable<Integer> {
  private static final String HOW_TO_CONNECT =
      """
      Redshift  psql -h 127.0.0.1 -p %1$d -U %2$s dev
                %3$s
                the password is redshift.password of the settings; tables are in the schema %4$s
      S3        %5$s, path style
                the keys are s3.access-key and s3.secret-key of the settings; the lake is %6$s
      Ctrl-C stops both.
      """;

  private final GlobalOptions options;

  @Option(names = "--reset", description = "delete all data of both first")
  private boolean reset;

  SandboxCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws InterruptedException {
    SandboxSettings sandboxSettings = SandboxSettings.read(options.source());
    if (reset) {
      Sandbox.reset(sandboxSettings.home());
    }
    Settings settings = options.settings();
    try (Sandbox sandbox = Sandbox.start(sandboxSettings, settings, System.err::println)) {
      System.out.printf(
          HOW_TO_CONNECT,
          sandbox.redshiftPort(),
          settings.redshift().user().orElseThrow(),
          settings.redshift().url(),
          settings.redshift().schema(),
          sandbox.s3Endpoint(),
          settings.lake().logs());
      new CountDownLatch(1).await();
      return 0;
    }
  }
}
