package com.sparkify.sandbox.redshift.wire;

import com.sparkify.sandbox.redshift.copy.CopyCommand;
import com.sparkify.sandbox.redshift.dialect.Dialect;
import com.sparkify.sandbox.redshift.dialect.FrontCommand;
import com.sparkify.sandbox.redshift.dialect.QueryIds;
import com.sparkify.sandbox.redshift.dialect.Translation;
import com.sparkify.sandbox.redshift.wire.Step.Kind;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way from the client to PostgreSQL: statements are translated, everything else is handed on.
 */
final class Requests {
  private final MessageInput client;
  private final Backend backend;
  private final CopyRun copies;
  private final int session;
  private final Dialect dialect = new Dialect(this::ids);
  private final Map<String, FrontCommand> statements = new HashMap<>();
  private final Map<String, FrontCommand> portals = new HashMap<>();
  private QueryIds ids = QueryIds.NONE;

  Requests(MessageInput client, Backend backend, CopyRun copies, int session) {
    this.client = client;
    this.backend = backend;
    this.copies = copies;
    this.session = session;
  }

  private QueryIds ids() {
    return ids;
  }

  /** Relays until the client says goodbye (true) or is gone without a word (false). */
  boolean run() throws IOException {
    while (true) {
      if (client.isDrained()) {
        backend.out().flush();
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
        case 'C' -> close(client.body(length));
        case 'D' -> backend.forward('D', Kind.DESCRIBE, client.body(length));
        case 'S' -> backend.forward('S', Kind.CYCLE, client.body(length));
        case 'F' -> backend.forward('F', Kind.CYCLE, client.body(length));
        case 'H', 'd', 'c', 'f' -> {
          backend.out().header(type, length);
          client.transfer(length, backend.out());
        }
        default -> throw new ProtocolException("unknown message type " + type);
      }
    }
  }

  private void query(byte[] body) throws IOException {
    String sql = new BodyReader(body).string();
    List<Translation> translations = dialect.translate(sql);
    if (translations.stream().anyMatch(t -> t.command().isPresent())) {
      // Without a Sync between them the statements share a transaction, as those of one Query do.
      for (Translation translation : translations) {
        if (translation.command().isPresent()) {
          run(translation.command().get());
        } else {
          backend.executeForRows(translation.sql());
        }
      }
      backend.sync();
    } else {
      backend.query(joined(sql, translations), isChanged(translations));
    }
  }

  private void parse(byte[] body) throws IOException {
    BodyReader reader = new BodyReader(body);
    String name = reader.string();
    String sql = reader.string();
    List<Translation> translations = dialect.translate(sql);
    Optional<FrontCommand> command =
        translations.size() == 1 ? translations.get(0).command() : Optional.empty();
    remember(statements, name, command.orElse(null));
    Body translated = new Body().string(name).string(joined(sql, translations));
    backend.parse(translated.raw(body, reader.position(), body.length), isChanged(translations));
  }

  private void bind(byte[] body) throws IOException {
    BodyReader reader = new BodyReader(body);
    String portal = reader.string();
    remember(portals, portal, statements.get(reader.string()));
    backend.forward('B', Kind.BIND, body);
  }

  private void execute(byte[] body) throws IOException {
    FrontCommand command = portals.get(new BodyReader(body).string());
    if (command == null) {
      backend.forward('E', Kind.EXECUTE, body);
    } else {
      run(command);
    }
  }

  private void close(byte[] body) throws IOException {
    BodyReader reader = new BodyReader(body);
    boolean isPortal = reader.letter() == 'P';
    (isPortal ? portals : statements).remove(reader.string());
    backend.forward('C', Kind.CLOSE, body);
  }

  private void run(FrontCommand command) throws IOException {
    if (command instanceof CopyCommand copy) {
      ids = copies.run(copy, ids, session);
    }
  }

  private static void remember(Map<String, FrontCommand> map, String name, FrontCommand command) {
    if (command == null) {
      map.remove(name);
    } else {
      map.put(name, command);
    }
  }

  private static String joined(String sql, List<Translation> translations) {
    return isChanged(translations)
        ? translations.stream().map(Translation::sql).collect(Collectors.joining(";"))
        : sql;
  }

  private static boolean isChanged(List<Translation> translations) {
    return translations.stream().anyMatch(Translation::isChanged);
  }
}
