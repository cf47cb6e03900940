package com.sparkify.sandbox.redshift;

import static com.sparkify.sandbox.redshift.SandboxFixture.execute;
import static com.sparkify.sandbox.redshift.SandboxFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.testing.TestSandbox;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that misbehave end their own connection only, and leave no thread and no backend. */
class RubbishIT {
  private static final int PATIENCE_MILLIS = 20_000;

  private final SandboxFixture fixture = SandboxFixture.shared();
  private final Random random = new Random(7);

  private long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("redshift-(\\d+|copy|unload).*"))
        .count();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    try (Connection connection = fixture.connect()) {
      String backends = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'dev'";
      long end = System.currentTimeMillis() + PATIENCE_MILLIS;
      while (System.currentTimeMillis() < end
          && (threads() > 2 || !rows(connection, backends).equals(List.of("1")))) {
        Thread.sleep(50);
      }
      assertThat(threads()).isEqualTo(2);
      assertThat(rows(connection, backends)).containsExactly("1");
    }
  }

  /** A socket on which a client has logged in by hand. */
  private Socket loggedIn() throws Exception {
    Socket socket = new Socket("127.0.0.1", fixture.port());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    byte[] startup = "user\0dev\0database\0dev\0\0".getBytes(StandardCharsets.US_ASCII);
    out.writeInt(8 + startup.length);
    out.writeInt(3 << 16);
    out.write(startup);
    DataInputStream in = new DataInputStream(socket.getInputStream());
    assertThat(in.readByte()).isEqualTo((byte) 'R');
    byte[] challenge = in.readNBytes(in.readInt() - 4);
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    String inner =
        HexFormat.of()
            .formatHex(
                md5.digest((TestSandbox.PASSWORD + "dev").getBytes(StandardCharsets.US_ASCII)));
    md5.update(inner.getBytes(StandardCharsets.US_ASCII));
    md5.update(challenge, 4, 4);
    message(
        out,
        'p',
        ("md5" + HexFormat.of().formatHex(md5.digest()) + "\0")
            .getBytes(StandardCharsets.US_ASCII));
    while (in.readByte() != 'Z') {
      in.readNBytes(in.readInt() - 4);
    }
    in.readNBytes(in.readInt() - 4);
    return socket;
  }

  private static void message(DataOutputStream out, int type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(4 + body.length);
    out.write(body);
    out.flush();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void randomBytesBeforeAndAfterLogin() throws Exception {
    for (int i = 0; i < 40; i++) {
      try (Socket socket = i % 4 == 0 ? loggedIn() : new Socket("127.0.0.1", fixture.port())) {
        socket.getOutputStream().write(bytes(random.nextInt(200)));
      } catch (java.net.SocketException e) {
        // The front has already closed the connection.
      }
    }
  }

  @Test
  void halfMessagesAndLiesAboutLength() throws Exception {
    for (int length : new int[] {-1, 0, 3, 5, 1 << 20, Integer.MAX_VALUE}) {
      try (Socket socket = loggedIn()) {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeByte("QPBEDCS".charAt(random.nextInt(7)));
        out.writeInt(length);
        out.write(bytes(10));
      }
    }
  }

  @Test
  void clientsThatGoWhileTheyAreServed() throws Exception {
    String source = fixture.put("rubbish/a.csv", "1\n".repeat(2_000_000));
    try (Connection connection = fixture.connect()) {
      execute(connection, "CREATE TABLE public.gone (n INT)");
    }
    for (String sql :
        new String[] {
          "SELECT pg_sleep(600)",
          "SELECT * FROM generate_series(1, 100000000)",
          "COPY public.gone FROM '" + source + "' IAM_ROLE 'r' CSV",
          "UNLOAD ('SELECT * FROM generate_series(1, 3000000) n') TO 's3://lake/gone/' IAM_ROLE 'r'"
        }) {
      try (Socket socket = loggedIn()) {
        message(
            new DataOutputStream(socket.getOutputStream()),
            'Q',
            (sql + "\0").getBytes(StandardCharsets.UTF_8));
        Thread.sleep(300);
      }
    }
    try (Connection connection = fixture.connect()) {
      execute(connection, "DROP TABLE public.gone");
    }
  }

  @Test
  void clientThatReadsNothingHoldsUpNobody() throws Exception {
    try (Socket socket = loggedIn()) {
      message(
          new DataOutputStream(socket.getOutputStream()),
          'Q',
          "SELECT repeat('x', 1000) FROM generate_series(1, 1000000)\0"
              .getBytes(StandardCharsets.US_ASCII));
      long before = used();
      Thread.sleep(500);
      try (Connection connection = fixture.connect()) {
        assertThat(rows(connection, "SELECT 1")).containsExactly("1");
      }
      assertThat(used() - before).isLessThan(100 << 20);
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void twoHundredConnectionsAtOnce() throws SQLException {
    List<Connection> connections = new ArrayList<>();
    try {
      String url = "jdbc:redshift://127.0.0.1:" + fixture.port() + "/dev";
      for (int i = 0; i < 200; i++) {
        connections.add(SandboxFixture.connectTo(url));
      }
      for (Connection connection : connections) {
        assertThat(rows(connection, "SELECT 1")).containsExactly("1");
      }
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }
}
