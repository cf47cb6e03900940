package com.sparkify.sandbox.redshift.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * Rows on their way to PostgreSQL: files in its COPY text format, a few at a time, so that however
 * many rows there are, neither memory nor disk fills.
 */
final class RowFiles implements AutoCloseable {
  private static final int FULL = 4 << 20;
  private static final int AHEAD = 3;

  private final Path folder;
  private final String name;
  private final Semaphore room = new Semaphore(AHEAD);
  private final Deque<Path> written = new ArrayDeque<>();
  private byte[] bytes = new byte[FULL + (1 << 16)];
  private int length;
  private int files;

  RowFiles(Path folder, long query) {
    this.folder = folder;
    this.name = Long.toString(query);
  }

  /** PostgreSQL has read a file. */
  void taken() {
    room.release();
  }

  void row(String[] values) throws IOException, InterruptedException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        put('\t');
      }
      if (values[i] == null) {
        put('\\');
        put('N');
      } else {
        escaped(values[i]);
      }
    }
    put('\n');
    if (length >= FULL) {
      flush();
    }
  }

  private void escaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int control = c == '\\' ? '\\' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : 0;
      if (control != 0) {
        put('\\');
      }
      put(control == 0 ? c : control);
    }
  }

  private void put(int b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) b;
  }

  private void flush() throws IOException, InterruptedException {
    room.acquire();
    while (written.size() >= AHEAD) {
      Files.deleteIfExists(written.remove());
    }
    written.add(write("." + files++, ByteBuffer.wrap(bytes, 0, length)));
    length = 0;
  }

  /** Says that there are no more rows; why, if that is a failure. */
  void end(byte[] outcome) throws IOException, InterruptedException {
    if (length > 0) {
      flush();
    }
    written.add(write(".end", ByteBuffer.wrap(outcome)));
  }

  /** Written under another name first, for PostgreSQL takes the file as soon as it sees it. */
  private Path write(String suffix, ByteBuffer content) throws IOException {
    Path draft = folder.resolve(name + ".draft");
    try (FileChannel file =
        FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (content.hasRemaining()) {
        file.write(content);
      }
    }
    return Files.move(draft, folder.resolve(name + suffix));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder.resolve(name + ".draft"));
    for (Path file : written) {
      Files.deleteIfExists(file);
    }
  }
}
