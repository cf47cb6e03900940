package com.sparkify.sandbox.redshift.wire;

import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * What PostgreSQL says when a connection begins.
 *
 * @param process the number of its process, and with the key what a cancel request must name
 * @param isReady whether it lets the client in
 */
record Greeting(int process, int key, boolean isReady) {
  private static final int CANCEL_REQUEST = 80877102;

  /** Hands on all up to the first ReadyForQuery, or to the error that ends the connection. */
  static Greeting relay(MessageInput postgres, MessageOutput client, UnaryOperator<byte[]> status)
      throws IOException {
    int process = 0;
    int key = 0;
    while (true) {
      int type = postgres.type();
      byte[] body = type < 0 ? new byte[0] : postgres.body(postgres.length());
      if (type >= 0) {
        client.message((char) type, type == 'S' ? status.apply(body) : body);
      }
      if (type == 'K') {
        BodyReader reader = new BodyReader(body);
        process = reader.int32();
        key = reader.int32();
      } else if (type == 'Z' || type == 'E' || type < 0) {
        client.flush();
        return new Greeting(process, key, type == 'Z');
      }
    }
  }

  byte[] cancelRequest() {
    return new Body().int32(CANCEL_REQUEST).int32(process).int32(key).bytes();
  }
}
