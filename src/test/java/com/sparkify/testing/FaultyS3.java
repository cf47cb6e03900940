package com.sparkify.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A relay in front of the S3 server that makes some requests fail, as S3 and the network do. */
public final class FaultyS3 implements AutoCloseable {
  /** What happens to a request. */
  public enum Fault {
    NONE,
    /** S3 asks for fewer requests. */
    SLOW_DOWN,
    /** The connection breaks before S3 gets the request. */
    RESET,
    /** The connection breaks in the middle of the answer. */
    CUT_ANSWER,
    /** S3 does not answer for a second, and then closes the connection. */
    TIMEOUT
  }

  private static final String SLOW_DOWN =
      "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";
  private static final long TIMEOUT_MILLIS = 1_000;

  private final LoopbackServer server;
  private final URI target;
  private final Random random;
  private final double share;
  private final Map<String, Integer> faults = new ConcurrentHashMap<>();
  private volatile Hold hold = new Hold("nothing is held");

  /**
   * @param target the S3 server
   * @param seed decides which requests fail
   * @param share the share of them, from 0 to 1
   */
  public FaultyS3(URI target, long seed, double share) {
    this.target = target;
    this.random = new Random(seed);
    this.share = share;
    server = new LoopbackServer(this::relay);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** How many requests have failed, by method and kind. */
  public Map<String, Integer> faults() {
    return faults;
  }

  /** Lets the next GET of a key with {@code part} wait, and no other. */
  public Hold hold(String part) {
    hold = new Hold(part);
    return hold;
  }

  /** A request that waits. */
  public static final class Hold {
    private final String part;
    private final AtomicBoolean isTaken = new AtomicBoolean();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Hold(String part) {
      this.part = part;
    }

    /** Waits until the request is there; false if it does not come within the time. */
    public boolean hasArrived(Duration patience) throws InterruptedException {
      return arrived.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets it pass. */
    public void release() {
      released.countDown();
    }

    private void pass(String head) throws InterruptedException {
      if (head.startsWith("GET ") && head.contains(part) && isTaken.compareAndSet(false, true)) {
        arrived.countDown();
        released.await();
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }

  // One request a connection, so that answers need no parsing.
  private void relay(Socket client) throws IOException, InterruptedException {
    var in = new BufferedInputStream(client.getInputStream());
    String head = head(in);
    if (head.isEmpty()) {
      return;
    }
    hold.pass(head);
    Fault fault = chooseFault();
    if (fault != Fault.NONE) {
      String method = head.substring(0, head.indexOf(' '));
      faults.merge(method + " " + fault, 1, Integer::sum);
    }
    switch (fault) {
      case SLOW_DOWN -> answerSlowDown(client.getOutputStream());
      case RESET -> client.setSoLinger(true, 0);
      case TIMEOUT -> Thread.sleep(TIMEOUT_MILLIS);
      case NONE, CUT_ANSWER -> pass(head, in, client, fault);
    }
  }

  private void pass(String head, InputStream in, Socket client, Fault fault) throws IOException {
    try (var server = new Socket(target.getHost(), target.getPort())) {
      String once = head.replaceFirst("(?i)\r\nConnection:[^\r]*", "");
      server.getOutputStream().write((once + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
      LoopbackServer.inBackground(() -> pump(in, server));
      byte[] buffer = new byte[8192];
      InputStream answer = server.getInputStream();
      for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) {
        if (fault == Fault.CUT_ANSWER) {
          client.getOutputStream().write(buffer, 0, count / 2);
          client.setSoLinger(true, 0);
          return;
        }
        client.getOutputStream().write(buffer, 0, count);
      }
    }
  }

  private static void pump(InputStream in, Socket server) {
    try {
      in.transferTo(server.getOutputStream());
    } catch (IOException e) {
      // The client closes when it has the answer.
    }
  }

  private static void answerSlowDown(OutputStream out) throws IOException {
    String text =
        "HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s";
    out.write(text.formatted(SLOW_DOWN.length(), SLOW_DOWN).getBytes(ISO_8859_1));
    out.flush();
  }

  private synchronized Fault chooseFault() {
    return random.nextDouble() < share
        ? Fault.values()[1 + random.nextInt(Fault.values().length - 1)]
        : Fault.NONE;
  }

  // Up to the empty line at its end, without it.
  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    String text = head.toString(ISO_8859_1);
    return text.substring(0, text.length() - 2);
  }
}
