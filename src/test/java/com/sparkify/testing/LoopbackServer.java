package com.sparkify.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Accepts connections on a free port of this machine, and serves each in its own thread. */
final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 200;

  private final ServerSocket listener;

  /** Serves one client. An exception means that one side has closed the connection. */
  @FunctionalInterface
  interface Handler {
    void serve(Socket client) throws IOException, InterruptedException;
  }

  LoopbackServer(Handler handler) {
    try {
      listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inBackground(() -> accept(handler));
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Accepts no more connections; those that are open stay. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs work in a daemon thread. */
  static void inBackground(Runnable work) {
    var thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(Handler handler) {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        inBackground(() -> serve(handler, client));
      } catch (IOException e) {
        // Closed, or the client is already gone.
      }
    }
  }

  private static void serve(Handler handler, Socket client) {
    try (client) {
      handler.serve(client);
    } catch (IOException | InterruptedException e) {
      // One side has closed the connection, and the other one follows.
    }
  }
}
