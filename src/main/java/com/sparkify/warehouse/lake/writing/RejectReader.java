package com.sparkify.warehouse.lake.writing;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.listing.LakeErrors;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.ConsumerRaisingIOE;

/** Reads back the rejects of runs. */
public final class RejectReader {
  private final Path root;
  private final Configuration hadoop;

  /**
   * @param root the folder of all rejects
   * @param hadoop access to it
   */
  public RejectReader(String root, Configuration hadoop) {
    this.root = new Path(root);
    this.hadoop = hadoop;
  }

  /** The newest run that has rejects. */
  public Optional<String> newestRun() {
    try {
      return Arrays.stream(root.getFileSystem(hadoop).listStatus(root))
          .map(status -> status.getPath().getName())
          .filter(name -> name.startsWith(RunFolders.PREFIX))
          .max(String::compareTo)
          .map(name -> name.substring(RunFolders.PREFIX.length()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw LakeErrors.translate("list " + root, e);
    }
  }

  /**
   * Passes the rejects of one run to {@code each}, one by one.
   *
   * @param limit the most to pass
   * @return how many were passed
   * @throws SettingsException if the run has no rejects
   */
  public long read(String runId, long limit, Consumer<Reject> each) {
    var folder = new Path(root, RunFolders.PREFIX + runId);
    long passed = 0;
    try {
      FileSystem fs = folder.getFileSystem(hadoop);
      for (FileStatus file : ReportedRejects.among(fs.listStatus(folder), fs)) {
        passed += read(file.getPath(), hadoop, limit - passed, each::accept);
      }
      return passed;
    } catch (FileNotFoundException e) {
      throw new SettingsException("Cannot read the rejects of " + runId + ": that run has none", e);
    } catch (IOException e) {
      throw LakeErrors.translate("read " + folder, e);
    }
  }

  /** Passes at most {@code limit} rejects of one file, and returns how many. */
  static long read(Path file, Configuration hadoop, long limit, ConsumerRaisingIOE<Reject> each)
      throws IOException {
    long passed = 0;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(file.getFileSystem(hadoop).open(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && passed < limit;
          line = lines.readLine()) {
        each.accept(Reject.fromJson(line));
        passed++;
      }
    }
    return passed;
  }
}
