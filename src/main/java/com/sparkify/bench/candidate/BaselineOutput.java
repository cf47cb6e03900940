package com.sparkify.bench.candidate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** One staged file of the baseline, on local disk until it is complete. */
final class BaselineOutput {
  /** Size of an empty gzip file. */
  static final int EMPTY_GZIP = 20;

  private final Path file;
  private final OutputStream out;

  BaselineOutput(Path file) throws IOException {
    this.file = file;
    this.out = new FastGzip(Files.newOutputStream(file));
  }

  synchronized void write(byte[] lines) throws IOException {
    out.write(lines);
  }

  Path close() throws IOException {
    out.close();
    return file;
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 64 * 1024);
      def.setLevel(2);
    }
  }
}
