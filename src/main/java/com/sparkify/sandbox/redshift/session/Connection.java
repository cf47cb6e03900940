package com.sparkify.sandbox.redshift.session;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client and the PostgreSQL connection that is its own. */
final class Connection implements Runnable, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** As PostgreSQL's authentication_timeout. */
  private static final int LOGIN_MILLIS = 60_000;

  private final Socket client;
  private final Socket postgres = new Socket();
  private final Services services;

  Connection(Socket client, Services services) {
    this.client = client;
    this.services = services;
  }

  @Override
  public void run() {
    try (client;
        postgres) {
      client.setTcpNoDelay(true);
      client.setSoTimeout(LOGIN_MILLIS);
      Startup startup = Startup.read(client, services.tls());
      if (startup.cancel() != null) {
        cancel(startup.cancel());
      } else {
        relay(startup);
      }
    } catch (IOException | RuntimeException e) {
      // A client that is gone, or talks rubbish, is no news for anybody else.
      LOG.debug("Connection from {} ended: {}", client.getRemoteSocketAddress(), e.toString());
    }
  }

  private void relay(Startup startup) throws IOException {
    postgres.connect(services.postgres());
    postgres.setTcpNoDelay(true);
    MessageOutput questions = new MessageOutput(postgres.getOutputStream());
    questions.untyped(startup.forPostgres());
    Queue<Cycle> cycles = new ConcurrentLinkedQueue<>();
    cycles.add(new Cycle(List.of(), "", Instant.now()));
    Transfers transfers = new Transfers(services.objects(), services.log(), services.folder());
    Replies replies =
        new Replies(
            startup,
            new MessageInput(postgres.getInputStream()),
            questions,
            transfers,
            cycles,
            services.log(),
            this::loggedIn);
    Thread thread =
        new Thread(
            () -> replies(replies, transfers), Thread.currentThread().getName() + "-replies");
    thread.setDaemon(true);
    thread.start();
    boolean isGoodbye = false;
    try {
      isGoodbye = new Requests(startup.in(), questions, cycles).run();
      if (isGoodbye) {
        questions.message('X', new byte[0]);
        questions.flush();
      }
    } finally {
      if (!isGoodbye) {
        // Nobody waits for what PostgreSQL still does for this client.
        cancel(replies.cancelRequest());
      }
    }
  }

  private void loggedIn() {
    try {
      client.setSoTimeout(0);
    } catch (SocketException e) {
      LOG.debug("Cannot change a socket: {}", e.toString());
    }
  }

  private void replies(Replies replies, Transfers transfers) {
    try {
      replies.run();
    } catch (IOException | RuntimeException e) {
      LOG.debug("Replies to {} ended: {}", client.getRemoteSocketAddress(), e.toString());
    } finally {
      transfers.ended();
      close();
    }
  }

  private void cancel(byte[] body) {
    try (Socket socket = new Socket()) {
      socket.connect(services.postgres(), 1_000);
      new MessageOutput(socket.getOutputStream()).untyped(body);
    } catch (IOException e) {
      LOG.debug("Cannot cancel: {}", e.toString());
    }
  }

  @Override
  public void close() {
    for (Socket socket : new Socket[] {client, postgres}) {
      try {
        socket.close();
      } catch (IOException e) {
        LOG.debug("Cannot close a socket: {}", e.toString());
      }
    }
  }
}
