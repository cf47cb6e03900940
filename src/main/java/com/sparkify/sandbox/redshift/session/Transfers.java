package com.sparkify.sandbox.redshift.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.util.concurrent.Uninterruptibles;
import com.sparkify.sandbox.redshift.copy.CopyJob;
import com.sparkify.sandbox.redshift.copy.TargetColumn;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3Failure;
import com.sparkify.sandbox.redshift.session.Connection.Services;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.unload.UnloadJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the catalogue's procedures for COPY and UNLOAD ask of the front while they run, in notices
 * that the client does not see: see s3-commands.sql. Rows go through files in a folder of the two.
 */
final class Transfers {
  private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Services services;
  private final Path folder;
  private Thread thread;
  private CopyJob copy;
  private String verb = "";
  private long query;

  private record Request(long query, int session, String command, List<TargetColumn> columns) {}

  Transfers(Services services) {
    this.services = services;
    this.folder = services.postgres().exchange();
  }

  /** What PostgreSQL runs for the client at present: COPY or UNLOAD; else nothing. */
  String verb() {
    return verb;
  }

  /** The number of the last query of these. */
  long query() {
    return query;
  }

  /** Does what a notice asks for; whether it was one of these procedures'. */
  boolean hears(String state, String message) throws IOException {
    if (state.equals("SB001")) {
      start(JSON.readValue(message, Request.class));
    } else if (state.equals("SB002")) {
      copy.taken();
    } else {
      return false;
    }
    return true;
  }

  private void start(Request request) {
    S3Command command = S3Command.parse(Tokens.of(request.command()));
    verb = command.verb().toUpperCase(Locale.ROOT);
    query = request.query();
    copy =
        verb.equals("COPY")
            ? new CopyJob(command, request.columns(), services.objects(), folder, query)
            : null;
    thread = Connection.daemon(() -> run(command, request), "redshift-" + command.verb());
  }

  private void run(S3Command command, Request request) {
    try {
      String error = outcome(command, request);
      int refused = copy == null ? 0 : copy.errors().size();
      String end = JSON.writeValueAsString(Map.of("error", error, "refused", refused));
      if (copy != null) {
        services.log().loadErrors(query, request.session(), copy.errors());
        copy.end(end);
      } else {
        Path draft = Files.writeString(folder.resolve(query + ".draft"), end);
        Files.move(draft, folder.resolve(query + ".end"));
      }
    } catch (InterruptedException e) {
      LOG.debug("{} {} was given up", verb, query);
    } catch (IOException e) {
      LOG.warn("Cannot end {} {}: {}", verb, query, e.toString());
    }
  }

  /** Does the work; what the client is to be told of its failure, or nothing. */
  private String outcome(S3Command command, Request request) throws InterruptedException {
    try {
      if (copy != null) {
        copy.run();
      } else {
        Path rows = folder.resolve(query + ".rows");
        new UnloadJob(command, request.columns(), services.objects()).run(rows);
      }
      return "";
    } catch (S3Failure e) {
      return e.getMessage();
    } catch (IOException | RuntimeException e) {
      LOG.debug("A transfer failed", e);
      return "Cannot transfer the rows: " + e.getMessage();
    }
  }

  /** The statement has ended, however it did: its thread and files go. */
  void ended() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    Uninterruptibles.joinUninterruptibly(thread);
    try {
      if (copy != null) {
        copy.close();
      }
      for (String suffix : List.of(".rows", ".draft", ".end")) {
        Files.deleteIfExists(folder.resolve(query + suffix));
      }
    } catch (IOException e) {
      LOG.warn("Cannot remove the files of {} {}: {}", verb, query, e.toString());
    }
    thread = null;
    verb = "";
  }
}
