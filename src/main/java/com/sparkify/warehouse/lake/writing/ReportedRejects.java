package com.sparkify.warehouse.lake.writing;

import com.sparkify.warehouse.lake.listing.LakeErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The list of the files of rejects that a run has counted. Its folder may hold others: of an
 * executor that was lost, or of a task that ran twice.
 */
public final class ReportedRejects {
  private static final String NAME = "_reported";

  private ReportedRejects() {}

  /**
   * Writes the list into the run's folder of rejects.
   *
   * @param counts the parts with the counts of files, which the tasks that count have written
   */
  public static void write(RunFolders folders, List<StagedPart> counts, Configuration hadoop) {
    var list = new Path(folders.rejects(), NAME);
    String names =
        counts.stream().map(Outputs::rejectsBeside).collect(Collectors.joining("\n", "", "\n"));
    try (OutputStream out = list.getFileSystem(hadoop).create(list, true)) {
      out.write(names.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw LakeErrors.translate("write " + list, e);
    }
  }

  /**
   * The files that count among those of a run's folder of rejects, in order: those in its list, or
   * all if the run has ended before it wrote one.
   */
  static List<FileStatus> among(FileStatus[] files, FileSystem fs) throws IOException {
    List<FileStatus> all =
        Arrays.stream(files)
            .filter(file -> !file.getPath().getName().equals(NAME))
            .sorted()
            .toList();
    if (all.size() == files.length || files.length == 0) {
      return all;
    }
    var list = new Path(files[0].getPath().getParent(), NAME);
    try (var lines =
        new BufferedReader(new InputStreamReader(fs.open(list), StandardCharsets.UTF_8))) {
      Set<String> names = lines.lines().collect(Collectors.toSet());
      return all.stream().filter(file -> names.contains(file.getPath().getName())).toList();
    }
  }
}
