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

/** Tells which files can only be read whole, by a request for the beginning of each. */
public final class WholeFiles {
  private final FileSystemReader files;

  /**
   * @param fs where the files are
   */
  public WholeFiles(FileSystem fs) {
    this.files = new FileSystemReader(fs);
  }

  /** Those that are compressed, hold not one object a line, or are not there any more. */
  public Set<LakeFile> among(List<LakeFile> some) throws IOException {
    List<Boolean> whole =
        ParallelRequests.execute(
            some.stream().map(file -> (Callable<Boolean>) () -> isWhole(file)).toList());
    return IntStream.range(0, some.size())
        .filter(whole::get)
        .mapToObj(some::get)
        .collect(Collectors.toSet());
  }

  private boolean isWhole(LakeFile file) throws IOException {
    try (InputStream in = files.openFirstBytes(file)) {
      byte[] beginning = in.readNBytes(JsonForm.BEGINNING);
      return Compression.of(beginning).isPresent()
          || JsonForm.of(beginning, beginning.length) != JsonForm.LINES;
    } catch (FileNotFoundException e) {
      return true;
    }
  }
}
