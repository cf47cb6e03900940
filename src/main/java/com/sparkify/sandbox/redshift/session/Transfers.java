package com.sparkify.sandbox.redshift.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.sandbox.redshift.catalogue.SystemLog;
import com.sparkify.sandbox.redshift.copy.CopyJob;
import com.sparkify.sandbox.redshift.copy.TargetColumn;
import com.sparkify.sandbox.redshift.s3.S3Command;
import com.sparkify.sandbox.redshift.s3.S3CommandParser;
import com.sparkify.sandbox.redshift.s3.S3Failure;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.unload.UnloadJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the catalogue's procedures for COPY and UNLOAD ask of the front while they run, in messages
 * that the client does not see: see s3-commands.sql. Rows go through files in a folder of the two.
 */
final class Transfers {
  /** The SQLSTATEs of such messages. */
  static final String START = "SB001";

  static final String TAKEN = "SB002";

  private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final S3Objects objects;
  private final SystemLog log;
  private final Path folder;
  private Thread thread;
  private CopyJob copy;
  private String verb = "";
  private long query;

  Transfers(S3Objects objects, SystemLog log, Path folder) {
    this.objects = objects;
    this.log = log;
    this.folder = folder;
  }

  /** What PostgreSQL runs for the client at present: COPY or UNLOAD; else nothing. */
  String verb() {
    return verb;
  }

  /** The number of the last query of these. */
  long query() {
    return query;
  }

  void on(Report notice) throws IOException {
    if (notice.code().equals(TAKEN)) {
      copy.taken();
      return;
    }
    JsonNode request = JSON.readTree(notice.message());
    S3Command command = S3CommandParser.parse(Tokens.of(request.path("command").asText()));
    List<TargetColumn> columns =
        List.of(JSON.treeToValue(request.path("columns"), TargetColumn[].class));
    query = request.path("query").asLong();
    int session = request.path("session").asInt();
    verb = command.verb().toUpperCase(java.util.Locale.ROOT);
    if (verb.equals("COPY")) {
      CopyJob job = new CopyJob(command, columns, objects, folder, query);
      copy = job;
      thread = new Thread(() -> load(job, session), "redshift-copy-" + query);
    } else {
      UnloadJob job = new UnloadJob(command, columns, objects);
      Path rows = folder.resolve(query + ".rows");
      thread = new Thread(() -> unload(job, rows), "redshift-unload-" + query);
    }
    thread.setDaemon(true);
    thread.start();
  }

  private void load(CopyJob job, int session) {
    try {
      String error = outcome(job::run);
      log.loadErrors(query, session, job.errors());
      job.end(end(error, job.errors().size()));
    } catch (IOException e) {
      LOG.warn("Cannot end COPY {}: {}", query, e.toString());
    } catch (InterruptedException e) {
      LOG.debug("COPY {} was given up", query);
    }
  }

  private void unload(UnloadJob job, Path rows) {
    try {
      String error = outcome(() -> job.run(rows));
      Path draft = Files.writeString(folder.resolve(query + ".draft"), end(error, 0));
      Files.move(draft, folder.resolve(query + ".end"));
    } catch (IOException e) {
      LOG.warn("Cannot end UNLOAD {}: {}", query, e.toString());
    } catch (InterruptedException e) {
      LOG.debug("UNLOAD {} was given up", query);
    }
  }

  /** Work that fails in one of the ways of S3. */
  private interface Work {
    void run() throws S3Failure, IOException, InterruptedException;
  }

  /** Runs work; what the client is to be told of its failure, or nothing. */
  private static String outcome(Work work) throws InterruptedException {
    try {
      work.run();
      return "";
    } catch (S3Failure e) {
      return e.getMessage();
    } catch (IOException | RuntimeException e) {
      LOG.debug("A transfer failed", e);
      return "Cannot transfer the rows: " + e.getMessage();
    }
  }

  private static String end(String error, int refused) throws IOException {
    return JSON.writeValueAsString(Map.of("error", error, "refused", refused));
  }

  /** The statement has ended, however it did: its thread and files go. */
  void ended() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join();
      if (copy != null) {
        copy.close();
      }
      for (String suffix : List.of(".rows", ".draft", ".end")) {
        Files.deleteIfExists(folder.resolve(query + suffix));
      }
    } catch (IOException e) {
      LOG.warn("Cannot remove the files of query {}: {}", query, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
    copy = null;
    verb = "";
  }
}
