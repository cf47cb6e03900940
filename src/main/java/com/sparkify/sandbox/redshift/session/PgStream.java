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

/** Reads and writes messages of PostgreSQL's protocol 3: type, length, body. */
final class PgStream {
  /** Well above Redshift's limits for statements, 16 MB, and rows, 4 MB. */
  private static final int MAX_BODY = 64 << 20;

  private final DataInputStream in;
  private final DataOutputStream out;

  PgStream(Socket socket) throws IOException {
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
  }

  /** A message, whose strings are read in order; startup messages have type 0. */
  record Message(int type, ByteBuffer body) {

    /** A message of NUL-terminated strings and raw bytes. */
    static Message of(int type, Object... parts) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (Object part : parts) {
        body.writeBytes(
            part instanceof byte[] bytes ? bytes : (part + "\0").getBytes(StandardCharsets.UTF_8));
      }
      return new Message(type, ByteBuffer.wrap(body.toByteArray()));
    }

    /** Reads a string; throws BufferUnderflowException if it does not end. */
    String string() {
      var string = new ByteArrayOutputStream();
      for (byte next = body.get(); next != 0; next = body.get()) {
        string.write(next);
      }
      return string.toString(StandardCharsets.UTF_8);
    }

    /** The rest after the strings read so far. */
    byte[] rest() {
      byte[] rest = new byte[body.remaining()];
      body.duplicate().get(rest);
      return rest;
    }
  }

  /** The next message, null at the end of the stream; flushes {@code peer} before blocking. */
  Message next(PgStream peer) throws IOException {
    if (in.available() == 0) {
      peer.flush();
    }
    int type = in.read();
    return type < 0 ? null : message(type);
  }

  /** Reads a message after its type; 0 for startup messages. */
  Message message(int type) throws IOException {
    int length = in.readInt() - 4;
    if (length < 0 || length > MAX_BODY) {
      throw new ProtocolException("a message of %d bytes".formatted(length));
    }
    // Grows with the data, so that a wrong length does not cost memory.
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new ProtocolException("incomplete message");
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
