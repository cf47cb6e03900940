package com.sparkify.sandbox.redshift.wire;

import com.sparkify.sandbox.redshift.wire.Step.Audience;
import com.sparkify.sandbox.redshift.wire.Step.Kind;
import com.sparkify.sandbox.redshift.wire.Step.Load;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The way from PostgreSQL to the client: rows stream through, answers to the front's own questions
 * stay here.
 */
final class Replies {
  private final MessageInput postgres;
  private final MessageOutput client;
  private final Pipeline pipeline;
  private final UnaryOperator<byte[]> parameterStatus;

  Replies(
      MessageInput postgres,
      MessageOutput client,
      Pipeline pipeline,
      UnaryOperator<byte[]> parameterStatus) {
    this.postgres = postgres;
    this.client = client;
    this.pipeline = pipeline;
    this.parameterStatus = parameterStatus;
  }

  /** Relays until PostgreSQL ends the connection. */
  void run() throws IOException {
    while (true) {
      if (postgres.isDrained()) {
        client.flush();
      }
      int type = postgres.type();
      if (type < 0) {
        return;
      }
      int length = postgres.length();
      Step head = pipeline.head();
      boolean isOwn = head != null && head.audience == Audience.FRONT;
      switch (type) {
        case '1', '2', '3', 'n' -> simpleAnswer(type, postgres.body(length), head);
        case 'T' -> {
          if (head != null && head.kind == Kind.DESCRIBE) {
            pipeline.done();
          }
          forward(type, length);
        }
        case 'D' -> {
          if (isOwn) {
            head.rows.add(row(postgres.body(length)));
          } else {
            forward(type, length);
          }
        }
        case 'C', 'I', 's' -> complete(type, postgres.body(length), head);
        case 'G' -> {
          postgres.body(length);
          pipeline.copying();
        }
        case 'E' -> error(postgres.body(length), head);
        case 'S' -> client.message('S', parameterStatus.apply(postgres.body(length)));
        case 'Z' -> {
          forward(type, length);
          pipeline.ready();
        }
        default -> forward(type, length);
      }
    }
  }

  private void forward(int type, int length) throws IOException {
    client.header(type, length);
    postgres.transfer(length, client);
  }

  private void simpleAnswer(int type, byte[] body, Step head) throws IOException {
    pipeline.done();
    boolean isForClient =
        head == null
            || head.audience == Audience.CLIENT
            || (head.audience == Audience.CLIENT_ROWS && type != 'n');
    if (isForClient) {
      client.message((char) type, body);
    }
  }

  private void complete(int type, byte[] body, Step head) throws IOException {
    if (head == null || head.kind == Kind.CYCLE) {
      client.message((char) type, body);
      return;
    }
    if (head.load() != null) {
      loaded(head.load());
    } else if (head.audience != Audience.FRONT) {
      client.message((char) type, body);
    }
    pipeline.done();
  }

  /**
   * Redshift's words for a load that went well; it counts in a message, not in the command's tag.
   */
  private void loaded(Load load) throws IOException {
    String start = "Load into table '" + load.table() + "' completed, ";
    info(start + load.rows() + " record(s) loaded successfully.");
    if (load.refused() > 0) {
      info(
          start
              + load.refused()
              + " record(s) could not be loaded.  Check 'stl_load_errors' system table for details.");
    }
    client.message('C', new Body().string("COPY"));
  }

  private void info(String message) throws IOException {
    client.message('N', Report.info(message).body());
  }

  private void error(byte[] body, Step head) throws IOException {
    Report report = Report.read(body).forClient();
    if (head != null && head.failure() != null) {
      report = Report.error("XX000", head.failure().getMessage());
    } else if (head != null && head.isChanged) {
      report = report.withoutPosition();
    }
    client.message('E', report.body());
    pipeline.fail();
  }

  private static List<String> row(byte[] body) throws IOException {
    BodyReader reader = new BodyReader(body);
    List<String> row = new ArrayList<>();
    for (int left = reader.int16(); left > 0; left--) {
      row.add(reader.text(reader.int32()));
    }
    return row;
  }
}
