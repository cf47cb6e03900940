package com.sparkify.warehouse.lake;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The folders of one run in S3.
 *
 * @param runId the run
 * @param temp holds what the run deletes when it ends
 * @param rejects holds what it keeps, if anything was refused
 */
public record RunFolders(String runId, String temp, String rejects) {

  /** The folders of a run below the configured ones. */
  public static RunFolders of(String runId, String tempRoot, String rejectsRoot) {
    return new RunFolders(runId, below(tempRoot, runId), below(rejectsRoot, runId));
  }

  /** Where checked rows go. */
  public String parts() {
    return temp + "/checked";
  }

  /** Deletes what the run needed only while it ran. */
  public void deleteTemporary(Configuration hadoop) {
    delete(temp, hadoop);
  }

  /** Deletes its rejects too, for a run that has to leave nothing. */
  public void deleteRejects(Configuration hadoop) {
    delete(rejects, hadoop);
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
    return root.replaceAll("/+$", "") + "/run_id=" + runId;
  }
}
