package com.sparkify.sandbox.redshift.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.util.concurrent.Uninterruptibles;
import com.sparkify.sandbox.redshift.copy.CopyJob;
import com.sparkify.sandbox.redshift.copy.LoadError;
import com.sparkify.sandbox.redshift.copy.TargetColumn;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.session.Connection.Services;
import com.sparkify.sandbox.redshift.sql.Refusal;
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
 * What the catalogue's procedures for COPY and UNLOAD ask of the front while they run, in a notice
 * that the client does not see: see s3-commands.sql.
 */
final class Transfers {
  private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUEST = "SB001";

  private final Services services;
  private Thread thread;
  private String verb = "";
  private long query;

  private record Request(
      String verb, long query, int session, String command, List<TargetColumn> columns) {}

  Transfers(Services services) {
    this.services = services;
  }

  /** What PostgreSQL runs for the client at present: COPY or UNLOAD; else nothing. */
  String verb() {
    return verb;
  }

  /** The number of the last query of these. */
  long query() {
    return query;
  }

  /** Begins what a notice asks for; whether it was one of these procedures'. */
  boolean hears(String state, String message) throws IOException {
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
    // A pipe opens when PostgreSQL opens it, too. Closed last: who has all rows finds how it ended.
    try (FileChannel rows = FileChannel.open(file(".rows"), WRITE)) {
      String error = outcome(request, rows, errors);
      services.log().loadErrors(query, request.session(), errors);
      String end = JSON.writeValueAsString(Map.of("error", error, "refused", errors.size()));
      Files.move(Files.writeString(file(".draft"), end), file(".end"));
    } catch (IOException e) {
      LOG.warn("Cannot end {} {}: {}", verb, query, e.toString());
    }
  }

  /** Does the work; what the client is to be told of its failure, or nothing. */
  private String outcome(Request request, FileChannel rows, List<LoadError> errors) {
    try {
      S3Command command = S3Command.parse(Tokens.of(request.command()));
      if (verb.equals("COPY")) {
        Writer writer = new BufferedWriter(Channels.newWriter(rows, ISO_8859_1), 1 << 16);
        new CopyJob(command, request.columns(), services.objects(), writer, errors).run();
      } else {
        new UnloadJob(command, request.columns(), services.objects()).run(file(".rows"));
      }
      return "";
    } catch (Refusal e) {
      return e.getMessage();
    } catch (IOException | RuntimeException e) {
      LOG.debug("A transfer failed", e);
      return "Cannot transfer the rows: " + e.getMessage();
    }
  }

  /** The statement has ended, however it did: its thread and files go. */
  @SuppressWarnings("try") // The channel needs nothing but to be open.
  void ended() {
    if (thread == null) {
      return;
    }
    // Open for both until it has gone, so that neither side waits for the other to open it.
    try (FileChannel held = FileChannel.open(file(".rows"), READ, WRITE)) {
      thread.interrupt();
      Uninterruptibles.joinUninterruptibly(thread);
      for (String suffix : List.of(".rows", ".draft", ".end")) {
        Files.deleteIfExists(file(suffix));
      }
    } catch (IOException e) {
      LOG.warn("Cannot remove the files of {} {}: {}", verb, query, e.toString());
    }
    thread = null;
    verb = "";
  }
}
