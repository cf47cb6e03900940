package com.sparkify.sandbox.redshift.session;

import com.sparkify.sandbox.redshift.catalogue.SystemLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;

/** The way from PostgreSQL to the client: rows stream through, a few messages change. */
final class Replies {
  private static final String REDSHIFT_VERSION = "8.0.2";
  private static final byte[] COMMIT = new Body().string("COMMIT").bytes();

  private final MessageInput postgres;
  private final MessageOutput client;
  private final MessageOutput requests;
  private final Transfers transfers;
  private final Queue<Cycle> cycles;
  private final SystemLog log;
  private final boolean isPsql;
  private final Runnable onReady;
  private boolean isTruncated;
  private boolean isCommitting;
  private String error = "";
  private volatile int process;
  private volatile int key;

  Replies(
      Startup startup,
      MessageInput postgres,
      MessageOutput requests,
      Transfers transfers,
      Queue<Cycle> cycles,
      SystemLog log,
      Runnable onReady) {
    this.client = startup.out();
    this.isPsql = startup.isPsql();
    this.postgres = postgres;
    this.requests = requests;
    this.transfers = transfers;
    this.cycles = cycles;
    this.log = log;
    this.onReady = onReady;
  }

  /** What stops whatever PostgreSQL does for this client. */
  byte[] cancelRequest() {
    return Startup.cancelRequest(process, key);
  }

  /** Relays until PostgreSQL ends the connection. */
  void run() throws IOException {
    while (true) {
      if (postgres.isDrained()) {
        client.flush();
      }
      int type = postgres.type();
      if (type < 0) {
        client.flush();
        return;
      }
      int length = postgres.length();
      switch (type) {
        case 'C' -> complete(postgres.body(length));
        case 'E' -> error(Report.read(postgres.body(length)).forClient());
        case 'N' -> notice(Report.read(postgres.body(length)));
        case 'S' -> client.message('S', status(postgres.body(length)));
        case 'K' -> key(postgres.body(length));
        case 'Z' -> ready(postgres.body(length));
        default -> {
          client.header(type, length);
          postgres.transfer(length, client);
        }
      }
    }
  }

  private void complete(byte[] body) throws IOException {
    if (isCommitting) {
      return;
    }
    String tag = new BodyReader(body).string();
    isTruncated |= tag.equals("TRUNCATE TABLE");
    boolean isOwn = tag.equals("CALL") && !transfers.verb().isEmpty();
    client.message('C', isOwn ? new Body().string(transfers.verb()).bytes() : body);
    transfers.ended();
  }

  private void error(Report report) throws IOException {
    error = report.message();
    transfers.ended();
    client.message('E', report.body());
  }

  private void notice(Report report) throws IOException {
    if (report.code().equals(Transfers.START) || report.code().equals(Transfers.TAKEN)) {
      transfers.on(report);
    } else {
      client.message('N', report.forClient().body());
    }
  }

  /** Redshift says that it is PostgreSQL 8.0.2, and clients choose their questions by it. */
  private byte[] status(byte[] body) {
    boolean isVersion = new String(body, StandardCharsets.UTF_8).startsWith("server_version\0");
    return isVersion && !isPsql
        ? new Body().string("server_version").string(REDSHIFT_VERSION).bytes()
        : body;
  }

  private void key(byte[] body) throws IOException {
    BodyReader reader = new BodyReader(body);
    process = reader.int32();
    key = reader.int32();
    client.message('K', body);
  }

  /** The cycle has ended, but for the commit that TRUNCATE brings with it. */
  private void ready(byte[] body) throws IOException {
    onReady.run();
    if (isTruncated && body[0] == 'T') {
      isTruncated = false;
      isCommitting = true;
      requests.message('Q', COMMIT);
      requests.flush();
      return;
    }
    isTruncated = false;
    isCommitting = false;
    Cycle cycle = cycles.poll();
    if (cycle != null) {
      log.executed(
          cycle.statements(), cycle.label(), cycle.start(), process, transfers.query(), error);
    }
    error = "";
    client.message('Z', body);
  }
}
