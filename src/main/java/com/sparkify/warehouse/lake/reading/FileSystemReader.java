package com.sparkify.warehouse.lake.reading;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakePaths;
import com.sparkify.warehouse.lake.listing.S3Objects;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/** Reads files through Hadoop's file system. */
final class FileSystemReader implements SmallFileReader {
  private final FileSystem fs;

  FileSystemReader(FileSystem fs) {
    this.fs = fs;
  }

  @Override
  public byte[] read(LakeFile file) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the task has ended");
    }
    // Asked for one byte more than was listed, S3A shows whether the object has grown.
    try (InputStream in = open(file, file.size() + 1, 0, "whole-file")) {
      return in.readNBytes(Math.toIntExact(file.size()) + 1);
    }
  }

  /** Opens a file or split, from its first byte on. */
  InputStream open(Split split) throws IOException {
    String policy = split.isWhole() ? "whole-file" : "sequential";
    return open(split.file(), split.file().size(), split.firstByte(), policy);
  }

  /** Opens a file of which little more than the beginning is read. */
  InputStream openFirstBytes(LakeFile file) throws IOException {
    return open(file, file.size(), 0, "random");
  }

  private InputStream open(LakeFile file, long length, long firstByte, String policy)
      throws IOException {
    Path path = LakePaths.hadoopPath(file.path(), fs.getUri().getScheme());
    if (!LakePaths.redshiftAddress(path).equals(file.path())) {
      // Hadoop's path is the name of another object.
      return S3Objects.of(fs)
          .orElseThrow(() -> new IOException("Hadoop cannot name " + file.path()))
          .open(file.path(), firstByte);
    }
    // With the length given, S3A asks for nothing but the bytes.
    FSDataInputStream in =
        FutureIO.awaitFuture(
            fs.openFile(path)
                .optLong("fs.option.openfile.length", length)
                .opt("fs.option.openfile.read.policy", policy)
                .build());
    in.seek(firstByte);
    return in;
  }
}
