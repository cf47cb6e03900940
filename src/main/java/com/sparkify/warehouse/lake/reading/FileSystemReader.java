package com.sparkify.warehouse.lake.reading;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakePaths;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
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
    try (FSDataInputStream in = open(file, file.size() + 1, "whole-file")) {
      return in.readAllBytes();
    }
  }

  /** Opens a file or split, from its first byte on. */
  FSDataInputStream open(Split split) throws IOException {
    String policy = split.isWhole() ? "whole-file" : "sequential";
    FSDataInputStream in = open(split.file(), split.file().size(), policy);
    in.seek(split.firstByte());
    return in;
  }

  /** Opens a file of which little more than the beginning is read. */
  FSDataInputStream openFirstBytes(LakeFile file) throws IOException {
    return open(file, file.size(), "random");
  }

  // With the length given, S3A asks for nothing but the bytes.
  private FSDataInputStream open(LakeFile file, long length, String policy) throws IOException {
    return FutureIO.awaitFuture(
        fs.openFile(LakePaths.hadoopPath(file.path(), fs.getUri().getScheme()))
            .optLong("fs.option.openfile.length", length)
            .opt("fs.option.openfile.read.policy", policy)
            .build());
  }
}
