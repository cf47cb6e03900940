package com.sparkify.sandbox.redshift.session;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Messages of PostgreSQL's protocol 3 over a socket: a type, a length, a body. */
final class Wire {
  /** Well above Redshift's longest statements, 16 MB, and rows, 4 MB. */
  private static final int MAX_BODY = 64 << 20;

  private final DataInputStream in;
  private final DataOutputStream out;

  Wire(Socket socket) throws IOException {
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
  }

  /** A message whose strings are read one after the other; before the login it has the type 0. */
  record Message(int type, ByteBuffer body) {

    /** A message of strings, each ended by a NUL, and of bytes as they are. */
    static Message of(int type, Object... parts) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (Object part : parts) {
        body.writeBytes(
            part instanceof byte[] bytes ? bytes : (part + "\0").getBytes(StandardCharsets.UTF_8));
      }
      return new Message(type, ByteBuffer.wrap(body.toByteArray()));
    }

    /** The next string; one that does not end is a {@link java.nio.BufferUnderflowException}. */
    String string() {
      var string = new ByteArrayOutputStream();
      for (byte next = body.get(); next != 0; next = body.get()) {
        string.write(next);
      }
      return string.toString(StandardCharsets.UTF_8);
    }

    /** What follows the strings that were read. */
    byte[] rest() {
      byte[] rest = new byte[body.remaining()];
      body.duplicate().get(rest);
      return rest;
    }
  }

  /** The next message, null if the other side has gone; before a wait, {@code peer} is flushed. */
  Message next(Wire peer) throws IOException {
    if (in.available() == 0) {
      peer.flush();
    }
    int type = in.read();
    return type < 0 ? null : message(type);
  }

  /** A message whose type is read or, before the login, 0. */
  Message message(int type) throws IOException {
    int length = in.readInt() - 4;
    if (length < 0 || length > MAX_BODY) {
      throw new ProtocolException("a message of %d bytes".formatted(length));
    }
    // Grows with what really comes, so that a lie about the length costs no memory.
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new ProtocolException("half a message");
    }
    return new Message(type, ByteBuffer.wrap(body));
  }

  synchronized void write(Message message) throws IOException {
    if (message.type() != 0) {
      out.writeByte(message.type());
    }
    out.writeInt(4 + message.body().limit());
    out.write(message.body().array());
  }

  synchronized void flush() throws IOException {
    out.flush();
  }
}
