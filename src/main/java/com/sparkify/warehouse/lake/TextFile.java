package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.listing.LakeErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** A text in S3 or another file system of Hadoop that is read before any setting is known. */
public final class TextFile {
  private static final String REGION = "fs.s3a.endpoint.region";

  private TextFile() {}

  /**
   * Reads all of it, with what spark-submit got and the role of the machine.
   *
   * @param address such as {@code s3a://bucket/emr.conf}
   * @throws LoadException if it cannot be read
   */
  public static String read(String address) {
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    var path = new Path(address.replaceFirst("^s3:", "s3a:"));
    if (path.toUri().getScheme().equals("s3a")) {
      Libraries.require();
      if (hadoop.get(REGION) == null && hadoop.get("fs.s3a.endpoint", "").isEmpty()) {
        hadoop.set(REGION, ""); // as the SDK finds it
      }
    }
    // A client of its own, since the cached one would be used for the lake too, without its
    // settings.
    try (FileSystem files = FileSystem.newInstance(path.toUri(), hadoop);
        InputStream in = files.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      throw new SettingsException(
          "Cannot read the settings " + address + ": there is no such file", e);
    } catch (IOException e) {
      throw LakeErrors.translate("read the settings " + address, e);
    }
  }
}
