package com.sparkify.sandbox;

import com.sparkify.warehouse.command.GlobalOptions;
import com.sparkify.warehouse.settings.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the sandbox open for other clients. */
@Command(
    name = "sandbox",
    description = {
      "Starts S3 and Redshift for this machine, and holds them until Ctrl-C.",
      "Other commands find them here while it runs. State is kept in sandbox.home."
    })
final class SandboxCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Spec private CommandSpec spec;

  @Option(names = "--reset", description = "empty both first: files, tables, and what was loaded")
  private boolean reset;

  SandboxCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws InterruptedException {
    SandboxSettings sandboxSettings = options.loaded().get(SandboxSettings.SECTION);
    Settings settings = options.settings();
    if (reset) {
      Sandbox.reset(sandboxSettings.home());
    }
    try (Sandbox sandbox = Sandbox.start(sandboxSettings, settings, System.err::println)) {
      tellHowToConnect(sandbox, sandbox.settings(settings), spec.commandLine().getOut());
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private static void tellHowToConnect(Sandbox sandbox, Settings settings, PrintWriter out) {
    var redshift = settings.redshift();
    out.printf(
        "Redshift  psql -h 127.0.0.1 -p %d -U %s dev%n", sandbox.redshiftPort(), redshift.user());
    out.printf("          %s%n", redshift.url());
    out.printf(
        "          the password is redshift.password of the settings; tables are in the schema %s%n",
        redshift.schema());
    out.printf("S3        %s, path style%n", sandbox.s3Endpoint());
    out.printf(
        "          the keys are s3.access-key and s3.secret-key of the settings; the lake is %s%n",
        settings.lake().logs());
    out.println("Ctrl-C stops both.");
    out.flush();
  }
}
