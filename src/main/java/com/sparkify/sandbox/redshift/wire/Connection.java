package com.sparkify.sandbox.redshift.wire;

import com.sparkify.sandbox.redshift.catalogue.LoadErrors;
import com.sparkify.sandbox.redshift.copy.S3Source;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client and the PostgreSQL connection that is its own. */
final class Connection implements Runnable, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** As PostgreSQL's authentication_timeout. */
  private static final int LOGIN_MILLIS = 60_000;

  private static final String REDSHIFT_VERSION = "8.0.2";

  private final Socket client;
  private final Socket postgres = new Socket();
  private final InetSocketAddress postgresAddress;
  private final Login login;
  private final S3Source source;
  private final LoadErrors log;

  Connection(
      Socket client,
      InetSocketAddress postgresAddress,
      Login login,
      S3Source source,
      LoadErrors log) {
    this.client = client;
    this.postgresAddress = postgresAddress;
    this.login = login;
    this.source = source;
    this.log = log;
  }

  @Override
  public void run() {
    try (client;
        postgres) {
      client.setTcpNoDelay(true);
      client.setSoTimeout(LOGIN_MILLIS);
      MessageInput in = new MessageInput(client.getInputStream());
      MessageOutput out = new MessageOutput(client.getOutputStream());
      Handshake handshake = new Handshake(in, out);
      Handshake.Wish wish = handshake.wish();
      if (wish instanceof Handshake.Cancel cancel) {
        cancel(cancel.body());
      } else if (wish instanceof Handshake.Work work
          && handshake.isAllowed(work.startup(), login)) {
        client.setSoTimeout(0);
        relay(work.startup(), in, out);
      }
    } catch (IOException | RuntimeException e) {
      // A client that is gone, or talks rubbish, is no news for anybody else.
      LOG.debug("Connection from {} ended: {}", client.getRemoteSocketAddress(), e.toString());
    }
  }

  private void relay(Startup startup, MessageInput in, MessageOutput out) throws IOException {
    postgres.connect(postgresAddress);
    postgres.setTcpNoDelay(true);
    MessageInput answers = new MessageInput(postgres.getInputStream());
    MessageOutput questions = new MessageOutput(postgres.getOutputStream());
    questions.untyped(startup.forPostgres());
    questions.flush();
    Greeting greeting = Greeting.relay(answers, out, body -> status(startup, body));
    if (!greeting.isReady()) {
      return;
    }
    Pipeline pipeline = new Pipeline();
    Replies replies = new Replies(answers, out, pipeline, body -> status(startup, body));
    Thread thread =
        new Thread(() -> replies(replies, pipeline), Thread.currentThread().getName() + "-replies");
    thread.setDaemon(true);
    thread.start();
    Backend backend = new Backend(questions, pipeline);
    CopyRun copies = new CopyRun(backend, source, log);
    boolean isGoodbye = false;
    try {
      isGoodbye = new Requests(in, backend, copies, greeting.process()).run();
      if (isGoodbye) {
        questions.message('X', new byte[0]);
        questions.flush();
      }
    } finally {
      if (!isGoodbye) {
        // Nobody waits for what PostgreSQL still does for this client.
        cancel(greeting.cancelRequest());
      }
    }
  }

  private void replies(Replies replies, Pipeline pipeline) {
    try {
      replies.run();
    } catch (IOException | RuntimeException e) {
      LOG.debug("Replies to {} ended: {}", client.getRemoteSocketAddress(), e.toString());
    } finally {
      pipeline.close();
      close();
    }
  }

  /** Redshift says that it is PostgreSQL 8.0.2, and clients choose their questions by it. */
  private static byte[] status(Startup startup, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.startsWith("server_version\0") && !startup.isPsql()
        ? new Body().string("server_version").string(REDSHIFT_VERSION).bytes()
        : body;
  }

  private void cancel(byte[] body) {
    try (Socket socket = new Socket()) {
      socket.connect(postgresAddress, 1_000);
      MessageOutput out = new MessageOutput(socket.getOutputStream());
      out.untyped(body);
      out.flush();
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
