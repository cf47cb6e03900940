package com.sparkify.warehouse.staging;

import com.sparkify.warehouse.lake.RunFolders;
import com.sparkify.warehouse.lake.StagingTable.Field;
import com.sparkify.warehouse.redshift.Copy;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.S3Settings;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Our own writer, for where there is no connector: a manifest of the checked files, and COPY by
 * JDBC.
 */
public final class CopyWriter implements StagingWriter {
  private final Copy copy;
  private final RunFolders folders;
  private final Configuration hadoop;

  /**
   * @param warehouse where the tables are
   * @param s3 where the files are
   * @param folders where the manifests go
   * @param hadoop how to write them
   */
  public CopyWriter(Warehouse warehouse, S3Settings s3, RunFolders folders, Configuration hadoop) {
    this.copy = new Copy(warehouse, s3.region());
    this.folders = folders;
    this.hadoop = hadoop;
  }

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public void write(IngestedRows rows) {
    String table = rows.table().table();
    List<String> columns = rows.table().fields().stream().map(Field::name).toList();
    String manifest =
        Manifest.write(rows.parts(), folders.temp() + "/" + table + ".manifest", hadoop);
    copy.execute(table, columns, manifest);
  }
}
