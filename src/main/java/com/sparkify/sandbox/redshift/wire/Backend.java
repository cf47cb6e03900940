package com.sparkify.sandbox.redshift.wire;

import com.sparkify.sandbox.redshift.wire.Step.Audience;
import com.sparkify.sandbox.redshift.wire.Step.Kind;
import com.sparkify.sandbox.redshift.wire.Step.State;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;

/** The requests' side of a PostgreSQL connection: sends, and keeps the pipeline's books. */
final class Backend {
  /** The name of the front's own statement and portal, which no client uses. */
  private static final String OWN = "sandbox_own";

  private final MessageOutput out;
  private final Pipeline pipeline;

  Backend(MessageOutput out, Pipeline pipeline) {
    this.out = out;
    this.pipeline = pipeline;
  }

  MessageOutput out() {
    return out;
  }

  /** Hands a request of the client's on. */
  void forward(char type, Kind kind, byte[] body) throws IOException {
    pipeline.expect(kind, Audience.CLIENT, false);
    out.message(type, body);
  }

  /** Sends a statement that the client wrote otherwise. */
  void query(String sql, boolean isChanged) throws IOException {
    pipeline.expect(Kind.CYCLE, Audience.CLIENT, isChanged);
    out.message('Q', new Body().string(sql));
  }

  void parse(Body body, boolean isChanged) throws IOException {
    pipeline.expect(Kind.PARSE, Audience.CLIENT, isChanged);
    out.message('P', body);
  }

  /** Executes one statement of several so that the client sees answers of the simple protocol. */
  void executeForRows(String sql) throws IOException {
    prepare("", sql);
    pipeline.expect(Kind.DESCRIBE, Audience.CLIENT_ROWS, true);
    out.message('D', new Body().letter('P').string(""));
    pipeline.expect(Kind.EXECUTE, Audience.CLIENT, true);
    out.message('E', new Body().string("").int32(0));
  }

  void sync() throws IOException {
    forward('S', Kind.CYCLE, new byte[0]);
  }

  /**
   * Asks a question of the front's own, in the client's transaction.
   *
   * @return the rows; null if it failed, which the client is told as if its own statement had
   */
  List<List<String>> ask(String sql) throws IOException {
    Step step = start(sql, Audience.FRONT);
    out.message('H', new byte[0]);
    out.flush();
    return await(step, State.WAITING) == State.DONE ? step.rows : null;
  }

  /**
   * Starts a COPY FROM STDIN whose end the client will see; the state says whether PostgreSQL waits
   * for rows.
   */
  Step startCopy(String sql) throws IOException {
    Step step = start(sql, Audience.CLIENT);
    out.message('H', new byte[0]);
    out.flush();
    await(step, State.WAITING);
    return step;
  }

  /** Waits until a step is in another state than this. */
  State await(Step step, State state) throws IOException {
    try {
      return pipeline.awaitAfter(step, state);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  boolean isFailed(Step step) {
    return pipeline.isFailed(step);
  }

  private Step start(String sql, Audience audience) throws IOException {
    prepare(OWN, sql);
    Step step = pipeline.expect(Kind.EXECUTE, audience, true);
    out.message('E', new Body().string(OWN).int32(0));
    return step;
  }

  private void prepare(String name, String sql) throws IOException {
    // Closed first rather than last: after an error PostgreSQL would not hear of it.
    for (char what : new char[] {'S', 'P'}) {
      pipeline.expect(Kind.CLOSE, Audience.FRONT, true);
      out.message('C', new Body().letter(what).string(name));
    }
    pipeline.expect(Kind.PARSE, Audience.FRONT, true);
    out.message('P', new Body().string(name).string(sql).int16(0));
    pipeline.expect(Kind.BIND, Audience.FRONT, true);
    out.message('B', new Body().string(name).string(name).int16(0).int16(0).int16(0));
  }
}
