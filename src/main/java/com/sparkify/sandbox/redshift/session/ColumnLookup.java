package com.sparkify.sandbox.redshift.session;

import com.sparkify.sandbox.redshift.session.PgStream.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Asks the client's own session, which alone sees its new and temporary tables, for the columns of
 * tables: by a call of pg_sandbox.columns in the protocol's form, whose reply no other message has.
 */
final class ColumnLookup {
  private final int function;
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
  private volatile boolean isAsked;
  private volatile boolean isAlone;
  private boolean isAnswered;

  /** Takes the oid of the function. */
  ColumnLookup(int function) {
    this.function = function;
  }

  /**
   * The columns of each table that exists; none if the transaction has failed. For the thread that
   * reads from the client.
   *
   * @param isAlone whether PostgreSQL has answered or will answer all messages before
   */
  Map<String, Set<String>> of(Set<String> tables, PgStream postgres, boolean isAlone) {
    byte[] names = String.join("\n", tables).getBytes(StandardCharsets.UTF_8);
    ByteBuffer call = ByteBuffer.allocate(14 + names.length).putInt(function);
    call.putShort((short) 0).putShort((short) 1).putInt(names.length).put(names);
    this.isAlone = isAlone;
    isAsked = true;
    Map<String, Set<String>> columns = new HashMap<>();
    try {
      postgres.write(new Message('F', call.putShort((short) 0)));
      postgres.flush();
      answers
          .take()
          .lines()
          .map(line -> line.split("\t", 2))
          .forEach(row -> columns.computeIfAbsent(row[0], t -> new HashSet<>()).add(row[1]));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return columns;
  }

  /** Whether a reply is to the call; for the thread that reads from PostgreSQL. */
  boolean takes(Message reply) {
    if (!isAsked) {
      return false;
    }
    switch (reply.type()) {
      case 'V' -> {
        isAnswered = true;
        byte[] value = new byte[Math.max(0, reply.body().getInt())];
        reply.body().get(value);
        answers.add(new String(value, StandardCharsets.UTF_8));
      }
      case 'E' -> {
        // After an error PostgreSQL skips messages up to Sync, and so the call.
        isAnswered = isAlone;
        isAsked = isAlone;
        answers.add("");
      }
      case 'Z' -> isAsked = !isAnswered;
      default -> {
        return false;
      }
    }
    boolean isReply = isAnswered;
    isAnswered &= reply.type() != 'Z';
    return isReply;
  }

  /** Releases a thread that waits for a reply. */
  void close() {
    answers.offer("");
  }
}
