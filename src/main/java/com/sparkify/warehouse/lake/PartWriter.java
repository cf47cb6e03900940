package com.sparkify.warehouse.lake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.Path;

/** One output file of a task, made when its first line is written, so that no file is empty. */
final class PartWriter {
  /** Measured on the real events: under half the time of the default, 6, for a sixth more bytes. */
  private static final int GZIP_LEVEL = 2;

  private static final int BUFFER = 64 * 1024;

  private final Path path;
  private final Configuration hadoop;
  private FSDataOutputStream file;
  private OutputStream out;
  private long rows;

  PartWriter(String path, Configuration hadoop) {
    this.path = new Path(path);
    this.hadoop = hadoop;
  }

  /** Appends one line; the line end is added. */
  void write(CsvLine line) throws IOException {
    line.writeTo(lines());
    endLine();
  }

  /** Appends one line; the line end is added. */
  void write(String line) throws IOException {
    lines().write(line.getBytes(StandardCharsets.UTF_8));
    endLine();
  }

  private OutputStream lines() throws IOException {
    if (out == null) {
      file = create();
      OutputStream bytes = path.getName().endsWith(".gz") ? new Gzip(file) : file;
      out = new BufferedOutputStream(bytes, BUFFER);
    }
    return out;
  }

  private void endLine() throws IOException {
    out.write('\n');
    rows++;
  }

  // No other file has its name, so S3A need not ask whether one is there.
  private FSDataOutputStream create() throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = path.getFileSystem(hadoop).createFile(path);
    builder.overwrite(true).recursive().opt("fs.s3a.create.performance", true);
    return builder.build();
  }

  /** Makes the file whole and visible. */
  void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  /** Gives the file up; on S3 nothing of it appears. */
  void abort() throws IOException {
    if (file != null) {
      file.abort();
      file.close();
      path.getFileSystem(hadoop).delete(path, false);
    }
  }

  String path() {
    return path.toString();
  }

  long rows() {
    return rows;
  }

  /** The size of the closed file. */
  long bytes() {
    return file == null ? 0 : file.getPos();
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(GZIP_LEVEL);
    }
  }
}
