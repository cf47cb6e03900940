package com.sparkify.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A relay between a client and the Redshift front, which cuts connections where a test says. */
public final class CuttingRelay implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private volatile CutPlan plan = CutPlan.NONE;

  /**
   * @param target the port of the front on this machine
   */
  public CuttingRelay(int target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    inBackground(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Follows this plan from now on. */
  public CutPlan follow(CutPlan next) {
    plan = next;
    return next;
  }

  /** Cuts no more. */
  public void rest() {
    plan = CutPlan.NONE;
  }

  /** What clients have asked since this was called last. */
  public List<String> statements() {
    List<String> asked = List.copyOf(statements);
    statements.clear();
    return asked;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean cuts(String sql) {
    statements.add(sql);
    return plan.cuts(sql);
  }

  CutPlan.Moment moment() {
    return plan.moment();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        var pair =
            new RelayedConnection(
                this, client, new Socket(InetAddress.getLoopbackAddress(), target));
        inBackground(pair::relayRequests);
        inBackground(pair::relayAnswers);
      } catch (IOException e) {
        // Closed, or the client has gone already.
      }
    }
  }

  private static void inBackground(Runnable work) {
    var thread = new Thread(work, "cutting-relay");
    thread.setDaemon(true);
    thread.start();
  }
}
