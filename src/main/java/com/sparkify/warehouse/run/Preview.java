package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.Settings;
import org.apache.hadoop.conf.Configuration;

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
    Configuration hadoop = S3AccessConfiguration.withoutSession(settings.s3());
    return new FindFiles(settings, hadoop, new Warehouse(settings.redshift(), "preview"))
        .execute(request);
  }
}
