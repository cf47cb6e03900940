package com.sparkify.sandbox.redshift.session;

import com.google.common.util.concurrent.Uninterruptibles;
import com.sparkify.sandbox.redshift.dialect.Dialect;
import com.sparkify.sandbox.redshift.dialect.Dialect.Translation;
import com.sparkify.sandbox.redshift.postgres.PostgresServer;
import com.sparkify.sandbox.redshift.postgres.SystemLog;
import com.sparkify.sandbox.redshift.postgres.SystemLog.Cycle;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import com.sparkify.sandbox.redshift.session.PgStream.Message;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relays one client's connection to its own PostgreSQL session, with one thread per direction.
 * Statements and a few replies are translated; other messages are forwarded.
 */
public final class Connection implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int STARTUP_MILLIS = 60_000;
  private static final String SERIALIZATION_FAILURE = "40001";

  private final Socket socket;
  private final Services services;
  private final Queue<Cycle> cycles = new ConcurrentLinkedQueue<>();
  private PgStream client;
  private PgStream postgres;

  // Used by the thread that reads from the client.
  private final Map<String, Translation> prepared = new HashMap<>();
  private final Set<String> executed = new LinkedHashSet<>();
  private String label = "default";
  private boolean isPipelined;

  // Used by the thread that reads from PostgreSQL.
  private final ColumnLookup columns;
  private final S3CommandRunner s3Commands;
  private boolean isPsql;
  private int process;
  private boolean isTruncated;
  private boolean isCommitting;
  private String error = "";

  /**
   * What all connections share.
   *
   * @param columns oid of the function pg_sandbox.columns
   */
  public record Services(
      PostgresServer postgres,
      SSLSocketFactory tls,
      S3Objects objects,
      SystemLog log,
      int columns) {}

  public Connection(Socket socket, Services services) {
    this.socket = socket;
    this.services = services;
    this.columns = new ColumnLookup(services.columns());
    this.s3Commands = new S3CommandRunner(services);
  }

  /** Relays until one side disconnects; PostgreSQL then cancels the client's query. */
  @Override
  public void run() {
    try (socket;
        Socket server = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(STARTUP_MILLIS);
      Startup startup = Startup.read(socket, services.tls());
      socket.setSoTimeout(0);
      server.connect(services.postgres().address());
      server.setTcpNoDelay(true);
      client = startup.client();
      isPsql = startup.isPsql();
      postgres = new PgStream(server);
      postgres.write(startup.message());
      postgres.flush();
      daemon(this::relayReplies, Thread.currentThread().getName() + "-replies");
      relayRequests();
    } catch (IOException | RuntimeException e) {
      // A client that disconnects or sends invalid messages affects nobody else.
      LOG.debug("Connection from {} ended: {}", socket.getRemoteSocketAddress(), e.toString());
    }
  }

  public static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void relayRequests() throws IOException {
    Message message = client.next(postgres);
    while (message != null) {
      postgres.write(translated(message));
      message = message.type() == 'X' ? null : client.next(postgres);
    }
    postgres.flush();
  }

  private Message translated(Message message) {
    switch (message.type()) {
      case 'Q' -> {
        Translation query = Dialect.translate(message.string());
        recordExecution(query);
        String sql = sql(query);
        endCycle();
        return Message.of('Q', sql);
      }
      case 'P' -> {
        String name = message.string();
        Translation statement = Dialect.translate(message.string());
        prepared.put(name, statement);
        String sql = sql(statement);
        isPipelined = true;
        return Message.of('P', name, sql, message.rest());
      }
      case 'B' -> {
        isPipelined = true;
        message.string();
        recordExecution(prepared.get(message.string()));
      }
      case 'S', 'F' -> endCycle();
      default -> isPipelined |= message.type() != 'X';
    }
    return message;
  }

  private String sql(Translation statement) {
    return statement.sql(
        tables -> {
          while (!cycles.isEmpty()) {
            // The replies to earlier messages come first.
            Uninterruptibles.sleepUninterruptibly(Duration.ofMillis(1));
          }
          return columns.of(tables, postgres, !isPipelined);
        });
  }

  /** Records a statement for the query history; once per batch. */
  private void recordExecution(Translation statement) {
    if (statement != null && !statement.logged().isEmpty()) {
      executed.add(statement.logged());
      label = statement.label().orElse(label);
    }
  }

  private void endCycle() {
    cycles.add(new Cycle(List.copyOf(executed), label, Instant.now().toString()));
    executed.clear();
    isPipelined = false;
  }

  private void relayReplies() {
    try (socket) {
      for (Message next = postgres.next(client); next != null; next = postgres.next(client)) {
        if (columns.takes(next)) {
          continue;
        }
        switch (next.type()) {
          case 'C' -> commandComplete(next);
          case 'E', 'N' -> errorOrNotice(next);
          case 'K' -> {
            process = next.body().getInt();
            client.write(next);
          }
          case 'S' -> client.write(isPsql ? next : parameterStatus(next));
          case 'Z' -> readyForQuery(next);
          default -> client.write(next);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("Replies to {} ended: {}", socket.getRemoteSocketAddress(), e.toString());
    } finally {
      columns.close();
      s3Commands.finish();
    }
  }

  private void commandComplete(Message message) throws IOException {
    if (!isCommitting) {
      String tag = message.string();
      isTruncated |= tag.equals("TRUNCATE TABLE");
      // The dialect's own; a client's DO is refused.
      String verb = tag.equals("DO") ? "SET" : s3Commands.verb();
      client.write(verb.isEmpty() ? message : Message.of('C', verb));
      s3Commands.finish();
    }
  }

  /** Forwards an error or a notice, except for requests of s3-commands.sql to the proxy. */
  private void errorOrNotice(Message message) throws IOException {
    Map<Character, String> fields = new LinkedHashMap<>();
    for (String field = message.string(); !field.isEmpty(); field = message.string()) {
      fields.put(field.charAt(0), field.substring(1));
    }
    if (s3Commands.tryStart(fields.get('C'), fields.get('M'))) {
      return;
    }
    // Positions and sources in PostgreSQL's text, which the client did not write.
    fields.keySet().removeIf(field -> "PpqWFLR".indexOf(field) >= 0);
    if (fields.get('C').equals(SERIALIZATION_FAILURE)) {
      fields.put('C', "XX000");
      fields.put('M', "1023");
      fields.put('D', "Serializable isolation violation on a table in Redshift");
    }
    if (message.type() == 'E') {
      error = fields.get('M');
      s3Commands.finish();
    }
    Stream<String> shown = fields.entrySet().stream().map(it -> it.getKey() + it.getValue());
    client.write(Message.of(message.type(), Stream.concat(shown, Stream.of("")).toArray()));
  }

  /** Redshift reports PostgreSQL 8.0.2, on which clients base their catalog queries. */
  private static Message parameterStatus(Message message) {
    String name = message.string();
    return name.equals("server_version") ? Message.of('S', name, "8.0.2") : message;
  }

  /** Ends a cycle; after TRUNCATE in a transaction, only once it is committed. */
  private void readyForQuery(Message message) throws IOException {
    isCommitting = isTruncated && message.body().get() == 'T';
    isTruncated = false;
    if (isCommitting) {
      postgres.write(Message.of('Q', "COMMIT"));
      postgres.flush();
      return;
    }
    Cycle cycle = cycles.poll();
    if (cycle != null && !cycle.statements().isEmpty()) {
      services.log().executed(cycle, process, s3Commands.query(), error);
    }
    error = "";
    client.write(message);
  }
}
