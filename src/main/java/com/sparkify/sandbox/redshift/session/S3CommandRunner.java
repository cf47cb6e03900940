package com.sparkify.sandbox.redshift.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.util.concurrent.Uninterruptibles;
import com.sparkify.sandbox.redshift.copy.CopyJob;
import com.sparkify.sandbox.redshift.copy.CopyJob.LoadError;
import com.sparkify.sandbox.redshift.copy.TargetColumn;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.session.Connection.Services;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.unload.UnloadJob;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs COPY and UNLOAD for a connection. The procedures of s3-commands.sql request it by a notice
 * that the client does not see.
 */
final class S3CommandRunner {
  private static final Logger LOG = LoggerFactory.getLogger(S3CommandRunner.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUEST = "SB001";

  private final Services services;
  private Thread thread;
  private String verb = "";
  private long query;

  private record Request(
      String verb, long query, int session, String command, List<TargetColumn> columns) {}

  S3CommandRunner(Services services) {
    this.services = services;
  }

  /** The running command, COPY or UNLOAD; empty if there is none. */
  String verb() {
    return verb;
  }

  /** The query id of the last command. */
  long query() {
    return query;
  }

  /** Starts the command if a notice requests one; returns whether it does. */
  boolean tryStart(String state, String message) throws IOException {
    if (!state.equals(REQUEST)) {
      return false;
    }
    Request request = JSON.readValue(message, Request.class);
    verb = request.verb();
    query = request.query();
    thread = Connection.daemon(() -> run(request), "redshift-" + verb.toLowerCase(Locale.ROOT));
    return true;
  }

  private Path file(String suffix) {
    return services.postgres().exchange().resolve(query + suffix);
  }

  private void run(Request request) {
    List<LoadError> errors = new ArrayList<>();
    // Opening blocks until PostgreSQL opens the pipe, too. Closed last, so that .end exists when
    // the rows end.
    try (FileChannel rows = FileChannel.open(file(".rows"), WRITE)) {
      String error = execute(request, rows, errors);
      services.log().loadErrors(query, request.session(), errors);
      String end = JSON.writeValueAsString(Map.of("error", error, "refused", errors.size()));
      Files.move(Files.writeString(file(".draft"), end), file(".end"));
    } catch (IOException e) {
      LOG.warn("Cannot finish {} {}: {}", verb, query, e.toString());
    }
  }

  /** Runs the command; returns the error message for the client, or an empty text. */
  private String execute(Request request, FileChannel rows, List<LoadError> errors) {
    try {
      S3Command command = S3Command.parse(Tokens.of(request.command()));
      if (command.isCopy()) {
        Writer writer = new BufferedWriter(Channels.newWriter(rows, ISO_8859_1), 1 << 16);
        new CopyJob(command, request.columns(), services.objects(), writer, errors).run();
      } else {
        new UnloadJob(command, request.columns(), services.objects()).run(file(".rows"));
      }
      return "";
    } catch (RefusedStatementException e) {
      return e.getMessage();
    } catch (IOException | RuntimeException e) {
      LOG.debug("COPY or UNLOAD failed", e);
      return "Cannot transfer the rows: " + e.getMessage();
    }
  }

  /** Stops the thread and deletes the files after the statement has ended. */
  @SuppressWarnings("try") // The pipe only needs to be open.
  void finish() {
    if (thread == null) {
      return;
    }
    // Keeps the pipe open for both directions, so that no side blocks while opening it.
    try (FileChannel pipe = FileChannel.open(file(".rows"), READ, WRITE)) {
      thread.interrupt();
      Uninterruptibles.joinUninterruptibly(thread);
      for (String suffix : List.of(".rows", ".draft", ".end")) {
        Files.deleteIfExists(file(suffix));
      }
    } catch (IOException e) {
      LOG.warn("Cannot delete the files of {} {}: {}", verb, query, e.toString());
    }
    thread = null;
    verb = "";
  }
}
