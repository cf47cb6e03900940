package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.SettingsException;
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

/** Reads back the lines that runs have refused. */
public final class Rejects {
  private final Path root;
  private final Configuration hadoop;

  /**
   * @param root the folder of all rejects
   * @param hadoop how to reach it
   */
  public Rejects(String root, Configuration hadoop) {
    this.root = new Path(root);
    this.hadoop = hadoop;
  }

  /** The newest run that has refused a line. */
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
   * Gives the rejects of one run, one by one.
   *
   * @param limit at most so many
   * @return how many were given
   * @throws SettingsException if the run has no rejects
   */
  public long read(String runId, long limit, Consumer<Reject> each) {
    var folder = new Path(root, RunFolders.PREFIX + runId);
    long given = 0;
    try {
      FileSystem fs = folder.getFileSystem(hadoop);
      FileStatus[] files = fs.listStatus(folder);
      Arrays.sort(files);
      for (FileStatus file : files) {
        try (var reader =
            new BufferedReader(
                new InputStreamReader(fs.open(file.getPath()), StandardCharsets.UTF_8))) {
          for (String line = reader.readLine();
              line != null && given < limit;
              line = reader.readLine()) {
            each.accept(Reject.fromJson(line));
            given++;
          }
        }
      }
      return given;
    } catch (FileNotFoundException e) {
      throw new SettingsException("Cannot show the rejects of " + runId + ": that run has none", e);
    } catch (IOException e) {
      throw LakeErrors.translate("read " + folder, e);
    }
  }
}
