package com.sparkify.warehouse.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.error.TransientException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** Which errors another attempt may mend. */
class ErrorHandlerTest {
  private final StringWriter err = new StringWriter();

  @Test
  void aLibraryThatDoesNotFitIsNeverTriedAgain() {
    assertThat(execute(new NoSuchMethodError("optLong"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("a library on the classpath is missing or of another version")
        .contains("optLong", "Hadoop 3.4");
    assertThat(execute(new IllegalStateException(new NoClassDefFoundError("S3AFileSystem"))))
        .isEqualTo(2);
  }

  @Test
  void whatIsNotKnownMayBeTriedAgain() {
    assertThat(execute(new IllegalStateException("odd"))).isEqualTo(1);
    assertThat(execute(new TransientException("Cannot reach it"))).isEqualTo(1);
    assertThat(err.toString()).contains("odd", "Cannot reach it");
  }

  private int execute(Throwable failure) {
    return Commands.commandLine(List.of())
        .addSubcommand(new FailCommand(failure))
        .setErr(new PrintWriter(err, true))
        .execute("fail");
  }

  @Command(name = "fail")
  private static final class FailCommand implements Callable<Integer> {
    private final Throwable failure;

    private FailCommand(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }
  }
}
