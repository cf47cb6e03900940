package com.sparkify.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/** One client's connection through a {@link CuttingRelay}, message by message. */
final class RelayedConnection {
  private final CuttingRelay relay;
  private final Socket client;
  private final Socket server;
  private final DataOutputStream toClient;
  private volatile boolean answerIsLost;
  private boolean isRefused;

  RelayedConnection(CuttingRelay relay, Socket client, Socket server) throws IOException {
    this.relay = relay;
    this.client = client;
    this.server = server;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    toClient = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
  }

  void relayRequests() {
    try (client;
        server) {
      var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
      // The first message has no type.
      int length = in.readInt();
      out.writeInt(length);
      out.write(in.readNBytes(length - 4));
      out.flush();
      while (relayRequest(in, out)) {
        if (in.available() == 0) {
          out.flush();
        }
      }
    } catch (IOException e) {
      // One side has closed the connection, and the other one follows.
    }
  }

  void relayAnswers() {
    try (client;
        server) {
      var in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
      while (true) {
        byte type = in.readByte();
        int length = in.readInt();
        byte[] body = in.readNBytes(length - 4);
        if (answerIsLost && type == 'Z') {
          return;
        }
        if (!answerIsLost) {
          send(toClient, type, body);
        }
        if (in.available() == 0) {
          toClient.flush();
        }
      }
    } catch (IOException e) {
      // One side has closed the connection, and the other one follows.
    }
  }

  private boolean relayRequest(DataInputStream in, DataOutputStream out) throws IOException {
    byte type = in.readByte();
    int length = in.readInt();
    byte[] body = in.readNBytes(length - 4);
    if ((type == 'Q' || type == 'P') && relay.cuts(statement(type, body))) {
      switch (relay.moment()) {
        case BEFORE -> {
          return false;
        }
        case AFTER -> answerIsLost = true;
        case CONFLICT, DEADLOCK -> refuse(relay.moment());
      }
    }
    // After an error the server ignores everything up to the next Sync.
    isRefused &= type != 'S';
    if (!isRefused) {
      send(out, type, body);
    }
    return true;
  }

  private void refuse(CutPlan.Moment moment) throws IOException {
    isRefused = true;
    String fields = "SERROR\0C" + moment.state + "\0M" + moment.message + "\0\0";
    send(toClient, (byte) 'E', fields.getBytes(UTF_8));
    toClient.flush();
  }

  private static void send(DataOutputStream out, byte type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + 4);
    out.write(body);
  }

  // A Query is its text; a Parse begins with the name of the statement.
  private static String statement(byte type, byte[] body) {
    int start = type == 'Q' ? 0 : textAt(body, 0).size() + 1;
    return textAt(body, start).toString(UTF_8).strip();
  }

  private static ByteArrayOutputStream textAt(byte[] body, int start) {
    var text = new ByteArrayOutputStream();
    for (int i = start; i < body.length && body[i] != 0; i++) {
      text.write(body[i]);
    }
    return text;
  }
}
