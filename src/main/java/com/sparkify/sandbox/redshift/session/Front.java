package com.sparkify.sandbox.redshift.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port that clients connect to: a thread and a PostgreSQL connection for each. */
public final class Front implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final int BACKLOG = 300;

  private final ServerSocket server;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final Services services;

  /**
   * Takes the port, and serves it from {@link #start} on.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is taken
   */
  public Front(int port, Services services) throws IOException {
    this.server = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
    this.services = services;
  }

  public int port() {
    return server.getLocalPort();
  }

  public void start() {
    daemon(this::accept, "redshift-front").start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Connection connection = new Connection(socket, services);
        connections.add(connection);
        daemon(() -> serve(connection), "redshift-" + count.incrementAndGet()).start();
      } catch (IOException e) {
        LOG.debug("Accepted nothing: {}", e.toString());
      }
    }
  }

  private void serve(Connection connection) {
    try {
      connection.run();
    } finally {
      connections.remove(connection);
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() throws IOException {
    server.close();
    connections.forEach(Connection::close);
  }
}
