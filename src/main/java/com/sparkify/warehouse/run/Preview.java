package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.Warehouse;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Says what a run would take, and changes nothing. */
public final class Preview {
  private final Settings settings;

  /**
   * @param settings what and where
   */
  public Preview(Settings settings) {
    this.settings = settings;
  }

  /** The files that a run with this request would load now. */
  public FilesToLoad execute(LoadRequest request) {
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    S3AccessConfiguration.apply(settings.s3(), hadoop);
    return new FindFiles(settings, hadoop, new Warehouse(settings.redshift(), "preview"))
        .execute(request);
  }
}
