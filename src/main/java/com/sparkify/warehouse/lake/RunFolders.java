package com.sparkify.warehouse.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The folders of one run in S3.
 *
 * @param runId the run
 * @param temp holds what the run deletes when it ends
 * @param rejects holds what it keeps, if anything was refused
 */
public record RunFolders(String runId, String temp, String rejects) {
  static final String PREFIX = "run_id=";

  /** The folders of a run below the configured ones. */
  public static RunFolders of(String runId, String tempRoot, String rejectsRoot) {
    return new RunFolders(runId, below(tempRoot, runId), below(rejectsRoot, runId));
  }

  /** The temporary folders of all runs that lie below the configured one. */
  public static List<RunFolders> temporary(String tempRoot, Configuration hadoop) {
    var root = new Path(tempRoot);
    var folders = new ArrayList<RunFolders>();
    try {
      for (FileStatus status : root.getFileSystem(hadoop).listStatus(root)) {
        String name = status.getPath().getName();
        if (status.isDirectory() && name.startsWith(PREFIX)) {
          folders.add(of(name.substring(PREFIX.length()), tempRoot, tempRoot));
        }
      }
      return folders;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw LakeErrors.translate("list " + root, e);
    }
  }

  /** Where checked rows go. */
  public String parts() {
    return temp + "/checked";
  }

  /** Deletes what the run needed only while it ran. */
  public void deleteTemporary(Configuration hadoop) {
    delete(temp, hadoop);
  }

  private static void delete(String folder, Configuration hadoop) {
    var path = new Path(folder);
    try {
      path.getFileSystem(hadoop).delete(path, true);
    } catch (IOException e) {
      throw LakeErrors.translate("delete " + folder, e);
    }
  }

  private static String below(String root, String runId) {
    return root.replaceAll("/+$", "") + "/" + PREFIX + runId;
  }
}
