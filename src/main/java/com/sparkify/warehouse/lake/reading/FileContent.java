package com.sparkify.warehouse.lake.reading;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.CompressorInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * What a whole file holds, decompressed if its first bytes say that it is compressed: all members,
 * one after the other, with nothing but zeros between or behind them. At the first damage it ends,
 * and {@link #damage} says why: everything before is read.
 */
public final class FileContent extends InputStream {
  private static final int MOST_BUFFERED = 64 * 1024;

  private final Stored stored;
  private final BufferedInputStream in;
  private final Compression compression;
  private InputStream member;
  private String damage;
  private Exception found;

  /** What was looked at before it is read. */
  private byte[] beginning = {};

  private int beginningRead;
  private boolean hasEnded;

  /**
   * @param in the file as stored
   * @param size how many bytes it must have
   */
  public FileContent(InputStream in, long size) throws IOException {
    this.stored = new Stored(in, size);
    this.in = new BufferedInputStream(stored, (int) Math.max(64, Math.min(size, MOST_BUFFERED)));
    this.in.mark(Compression.MAGIC);
    this.compression = Compression.of(this.in.readNBytes(Compression.MAGIC)).orElse(null);
    this.in.reset();
  }

  /**
   * Why it ended before the end of the file; empty if it did not, or is not read to its end yet.
   */
  public Optional<String> damage() {
    return hasEnded ? Optional.ofNullable(damage) : Optional.empty();
  }

  /** Its first bytes, which are read all the same; called before the first of them is read. */
  public byte[] beginning(int length) throws IOException {
    beginning = readNBytes(length);
    hasEnded = false;
    return beginning;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int ahead = Math.min(length, beginning.length - beginningRead);
    if (ahead > 0) {
      System.arraycopy(beginning, beginningRead, bytes, offset, ahead);
      beginningRead += ahead;
      return ahead;
    }
    int read = readContent(bytes, offset, length);
    hasEnded |= read < 0;
    return read;
  }

  private int readContent(byte[] bytes, int offset, int length) throws IOException {
    if (compression == null) {
      return in.read(bytes, offset, length);
    }
    if (damage != null) {
      return -1;
    }
    long before = decompressed();
    try {
      if (found != null) {
        throw found;
      }
      return readMembers(bytes, offset, length);
    } catch (Exception e) { // Decompressors throw others, too, where they meet garbage.
      stored.rethrow();
      // What they had written by then is good.
      int good = found == null ? (int) (decompressed() - before) : 0;
      found = e;
      if (good > 0) {
        return good;
      }
      damage = reason(e);
      return -1;
    }
  }

  private int readMembers(byte[] bytes, int offset, int length) throws IOException {
    while (member != null || open()) {
      int count = member.read(bytes, offset, length);
      if (count >= 0) {
        return count;
      }
      member.close();
      member = null;
    }
    return -1;
  }

  private boolean open() throws IOException {
    int next = 0;
    while (next == 0) {
      in.mark(1);
      next = in.read();
    }
    if (next < 0) {
      return false;
    }
    in.reset();
    InputStream rest = compression == Compression.ZSTD ? new LastByteApart(in) : in;
    member = compression.member(CloseShieldInputStream.wrap(rest));
    return true;
  }

  private long decompressed() {
    return member instanceof CompressorInputStream counted ? counted.getBytesRead() : 0;
  }

  private String reason(Exception e) {
    if (e instanceof EOFException) {
      return "the " + compression.label() + " file ends too soon";
    }
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return "the rest of the file is not %s: %s".formatted(compression.label(), message);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public void close() throws IOException {
    if (member != null) {
      member.close();
    }
    in.close();
  }

  /**
   * Gives the last byte of the file by itself. zstd-jni 1.5.5 forgets that a frame has begun if
   * another has ended in the same read, and would take the end of a file that is cut there for
   * good.
   */
  private final class LastByteApart extends FilterInputStream {
    private long consumed;

    LastByteApart(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long before = stored.size - consumed - 1;
      int read =
          super.read(
              bytes, offset, (int) (before > 0 ? Math.min(length, before) : Math.min(length, 1)));
      consumed += Math.max(read, 0);
      return read;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      consumed += next < 0 ? 0 : 1;
      return next;
    }
  }

  /** Tells errors of the store from those of the file. */
  private static final class Stored extends InputStream {
    private final InputStream in;
    private final long size;
    private long count;
    private IOException failure;

    Stored(InputStream in, long size) {
      this.in = in;
      this.size = size;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int read = in.read(bytes, offset, length);
        if (read < 0 && count < size) {
          throw new IOException("ends after %,d of %,d bytes".formatted(count, size));
        }
        count += Math.max(read, 0);
        return read;
      } catch (IOException e) {
        failure = e;
        throw e;
      } catch (RuntimeException e) {
        failure = new IOException(e);
        throw failure;
      }
    }

    void rethrow() throws IOException {
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public int read() throws IOException {
      throw new UnsupportedOperationException("is buffered");
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
