package com.sparkify.sandbox.redshift.wire;

import com.sparkify.sandbox.redshift.catalogue.LoadErrors;
import com.sparkify.sandbox.redshift.copy.CopyCommand;
import com.sparkify.sandbox.redshift.copy.CopyFailure;
import com.sparkify.sandbox.redshift.copy.CopyFeed;
import com.sparkify.sandbox.redshift.copy.S3Source;
import com.sparkify.sandbox.redshift.copy.TargetColumn;
import com.sparkify.sandbox.redshift.dialect.QueryIds;
import com.sparkify.sandbox.redshift.wire.Step.Load;
import com.sparkify.sandbox.redshift.wire.Step.State;
import java.io.IOException;
import java.util.List;

/**
 * Executes COPY from S3 as a COPY FROM STDIN on the client's own connection, and so in its
 * transaction.
 */
final class CopyRun {
  private final Backend backend;
  private final S3Source source;
  private final LoadErrors log;

  CopyRun(Backend backend, S3Source source, LoadErrors log) {
    this.backend = backend;
    this.source = source;
    this.log = log;
  }

  /**
   * Runs a COPY to its end; the client hears of it from the replies.
   *
   * @param before the session's numbers before
   * @param session the number of the PostgreSQL process
   * @return the session's numbers after
   */
  QueryIds run(CopyCommand copy, QueryIds before, int session) throws IOException {
    List<List<String>> table = backend.ask(copy.targetQuery());
    if (table == null) {
      return before;
    }
    List<TargetColumn> targets = copy.targets(table.stream().map(TargetColumn::of).toList());
    Step step = backend.startCopy(copy.statement(targets));
    if (backend.isFailed(step)) {
      return before;
    }
    long query = log.nextQuery();
    CopyFeed feed = new CopyFeed(copy, targets, source, () -> backend.isFailed(step));
    try {
      feed.run(this::send);
      log.write(query, session, feed.errors());
      step.loaded(new Load(copy.tableName(), feed.rows(), feed.errors().size()));
      backend.out().message('c', new byte[0]);
    } catch (CopyFailure e) {
      log.write(query, session, feed.errors());
      step.failed(e);
      backend.out().message('f', new Body().string("refused by the sandbox"));
    }
    backend.out().message('H', new byte[0]);
    backend.out().flush();
    return backend.await(step, State.COPYING) == State.DONE
        ? new QueryIds(query, query, feed.rows())
        : new QueryIds(query, before.lastCopy(), before.lastCopyCount());
  }

  private void send(byte[] bytes, int length) throws IOException {
    backend.out().header('d', length);
    backend.out().raw(bytes, length);
    backend.out().flush();
  }
}
