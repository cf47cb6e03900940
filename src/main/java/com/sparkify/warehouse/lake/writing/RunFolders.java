package com.sparkify.warehouse.lake.writing;

import com.sparkify.warehouse.lake.listing.LakeErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The folders of one run.
 *
 * @param runId the run
 * @param temp what the run deletes when it ends
 * @param rejects what it keeps, if any record was rejected
 */
public record RunFolders(String runId, String temp, String rejects) implements Serializable {
  static final String PREFIX = "run_id=";

  /** The folders of a run below the configured ones. */
  public static RunFolders of(String runId, String tempRoot, String rejectsRoot) {
    return new RunFolders(runId, below(tempRoot, runId), below(rejectsRoot, runId));
  }

  /** The runs that have a temporary folder below the configured one. */
  public static List<RunFolders> temporary(String tempRoot, Configuration hadoop) {
    var root = new Path(tempRoot);
    try {
      return Arrays.stream(root.getFileSystem(hadoop).listStatus(root))
          .filter(FileStatus::isDirectory)
          .map(folder -> folder.getPath().getName())
          .filter(name -> name.startsWith(PREFIX))
          .map(name -> of(name.substring(PREFIX.length()), tempRoot, tempRoot))
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw LakeErrors.translate("list " + root, e);
    }
  }

  /** Where ingested rows go. */
  public String parts() {
    return temp + "/parts";
  }

  /** Deletes the run's temporary files. */
  public void deleteTemporary(Configuration hadoop) {
    var path = new Path(temp);
    try {
      path.getFileSystem(hadoop).delete(path, true);
    } catch (IOException e) {
      throw LakeErrors.translate("delete " + temp, e);
    }
  }

  private static String below(String root, String runId) {
    return root.replaceAll("/+$", "") + "/" + PREFIX + runId;
  }
}
