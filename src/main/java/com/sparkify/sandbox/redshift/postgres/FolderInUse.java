package com.sparkify.sandbox.redshift.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** Another sandbox has the data. */
public final class FolderInUse extends IOException {
  private static final long serialVersionUID = 1;

  FolderInUse(Path folder) {
    super("another sandbox is running on the data in " + folder);
  }
}
