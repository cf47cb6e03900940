package com.sparkify.warehouse.run;

import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakeListing;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.run.LoadRequest.Selection;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.star.Ledger;
import com.sparkify.warehouse.star.Ledger.Version;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Finds the files of the lake that a run takes. */
final class FindFiles {
  private final Settings settings;
  private final Configuration hadoop;
  private final Warehouse warehouse;

  FindFiles(Settings settings, Configuration hadoop, Warehouse warehouse) {
    this.settings = settings;
    this.hadoop = hadoop;
    this.warehouse = warehouse;
  }

  FilesToLoad execute(LoadRequest request) {
    List<LakeFile> events = new LakeListing(settings.lake().logs(), hadoop).execute();
    List<LakeFile> songs = new LakeListing(settings.lake().songs(), hadoop).execute();
    Set<Version> loaded =
        request.selection() == Selection.EVERY_FILE ? Set.of() : new Ledger(warehouse).loaded();
    return FilesToLoad.choose(events, songs, request, loaded);
  }
}
