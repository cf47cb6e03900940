package com.sparkify.testing;

import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A relay in front of Redshift that cuts connections where a {@link CutPlan} says. */
public final class CuttingRelay implements AutoCloseable {
  private final LoopbackServer server;
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private volatile CutPlan plan = CutPlan.NONE;

  /**
   * @param target the port of Redshift on this machine
   */
  public CuttingRelay(int target) {
    server =
        new LoopbackServer(
            client -> {
              var connection =
                  new RelayedConnection(
                      this, client, new Socket(InetAddress.getLoopbackAddress(), target));
              LoopbackServer.inBackground(connection::relayAnswers);
              connection.relayRequests();
            });
  }

  public int port() {
    return server.port();
  }

  /** Replaces the plan. */
  public CutPlan follow(CutPlan next) {
    plan = next;
    return next;
  }

  /** Cuts no more. */
  public void rest() {
    plan = CutPlan.NONE;
  }

  /** The statements that clients have sent since the last call. */
  public List<String> statements() {
    List<String> sent = List.copyOf(statements);
    statements.clear();
    return sent;
  }

  @Override
  public void close() {
    server.close();
  }

  boolean cuts(String sql) {
    statements.add(sql);
    return plan.cuts(sql);
  }

  CutPlan.Moment moment() {
    return plan.moment();
  }
}
