package com.sparkify.sandbox.redshift.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/**
 * An object's bytes; closed before its end, it drops the connection rather than read on to keep it.
 */
final class AbortingStream extends FilterInputStream {
  private final ResponseInputStream<?> response;
  private boolean isAtEnd;

  AbortingStream(ResponseInputStream<?> response) {
    super(response);
    this.response = response;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    isAtEnd |= read < 0;
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    isAtEnd |= read < 0;
    return read;
  }

  @Override
  public void close() throws IOException {
    if (!isAtEnd) {
      response.abort();
    }
    super.close();
  }
}
