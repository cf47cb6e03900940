package com.sparkify.warehouse.lake.reading;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.ParallelRequests;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;

/** Tells which files cannot be cut, by a request for the first bytes of each. */
public final class CompressedFiles {
  private final FileSystemReader files;

  /**
   * @param fs where the files are
   */
  public CompressedFiles(FileSystem fs) {
    this.files = new FileSystemReader(fs);
  }

  /** Those that are compressed, or not there any more. */
  public Set<LakeFile> among(List<LakeFile> some) throws IOException {
    List<Boolean> compressed =
        ParallelRequests.execute(
            some.stream().map(file -> (Callable<Boolean>) () -> isCompressed(file)).toList());
    return IntStream.range(0, some.size())
        .filter(compressed::get)
        .mapToObj(some::get)
        .collect(Collectors.toSet());
  }

  private boolean isCompressed(LakeFile file) throws IOException {
    try (InputStream in = files.openFirstBytes(file)) {
      return Compression.of(in.readNBytes(Compression.MAGIC)).isPresent();
    } catch (FileNotFoundException e) {
      return true;
    }
  }
}
