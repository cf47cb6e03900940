package com.sparkify.sandbox.redshift.session;

import com.sparkify.sandbox.redshift.dialect.Dialect;
import com.sparkify.sandbox.redshift.dialect.Dialect.Translation;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** The way from the client to PostgreSQL: statements are translated, all else is handed on. */
final class Requests {
  private final MessageInput client;
  private final MessageOutput postgres;
  private final Queue<Cycle> cycles;
  private final Dialect dialect = new Dialect();
  private final Map<String, Translation> statements = new HashMap<>();
  private final Map<String, Translation> portals = new HashMap<>();
  private List<String> executed = new ArrayList<>();
  private String label = "default";
  private Instant start = Instant.now();

  Requests(MessageInput client, MessageOutput postgres, Queue<Cycle> cycles) {
    this.client = client;
    this.postgres = postgres;
    this.cycles = cycles;
  }

  /** Relays until the client says goodbye (true) or is gone without a word (false). */
  boolean run() throws IOException {
    while (true) {
      if (client.isDrained()) {
        postgres.flush();
      }
      int type = client.type();
      if (type < 0 || type == 'X') {
        return type == 'X';
      }
      int length = client.length();
      switch (type) {
        case 'Q' -> query(client.body(length));
        case 'P' -> parse(client.body(length));
        case 'B' -> bind(client.body(length));
        case 'E' -> execute(client.body(length));
        case 'S', 'F' -> endCycle(type, client.body(length));
        case 'C', 'D', 'H', 'd', 'c', 'f', 'p' -> postgres.message(type, client.body(length));
        default -> throw new ProtocolException("unknown message type " + type);
      }
    }
  }

  private void query(byte[] body) throws IOException {
    Translation translation = dialect.translate(new BodyReader(body).string());
    executed(translation);
    endCycle('Q', new Body().string(translation.sql()).bytes());
  }

  private void parse(byte[] body) throws IOException {
    BodyReader reader = new BodyReader(body);
    String name = reader.string();
    Translation translation = dialect.translate(reader.string());
    statements.put(name, translation);
    Body translated = new Body().string(name).string(translation.sql());
    postgres.message('P', translated.raw(body, reader.position()).bytes());
  }

  private void bind(byte[] body) throws IOException {
    BodyReader reader = new BodyReader(body);
    String portal = reader.string();
    portals.put(portal, statements.get(reader.string()));
    postgres.message('B', body);
  }

  private void execute(byte[] body) throws IOException {
    executed(portals.get(new BodyReader(body).string()));
    postgres.message('E', body);
  }

  /** Notes a statement down for the history; of a batch only that it was executed. */
  private void executed(Translation translation) {
    if (translation == null || translation.logged().isEmpty()) {
      return;
    }
    if (executed.isEmpty()) {
      start = Instant.now();
    }
    if (!executed.contains(translation.logged())) {
      executed.add(translation.logged());
    }
    label = translation.label().orElse(label);
  }

  private void endCycle(int type, byte[] body) throws IOException {
    cycles.add(new Cycle(executed, label, start));
    executed = new ArrayList<>();
    postgres.message(type, body);
  }
}
