package com.sparkify.sandbox;

import com.sparkify.warehouse.settings.Settings;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The places in S3 that settings name. */
final class Buckets {

  private static final Set<String> SCHEMES = Set.of("s3", "s3a");

  private Buckets() {}

  /** The buckets of all folders, each once. */
  static Set<String> of(Settings settings) {
    Set<String> buckets = new TreeSet<>();
    Stream.of(
            settings.lake().logs(),
            settings.lake().songs(),
            settings.lake().rejects(),
            settings.redshift().tempDir())
        .forEach(folder -> place(folder).ifPresent(place -> buckets.add(place.bucket())));
    return buckets;
  }

  /** Where {@code folder} lies in S3; none if it lies in another file system. */
  static Optional<Place> place(String folder) {
    URI uri = URI.create(folder);
    return SCHEMES.contains(uri.getScheme())
        ? Optional.of(new Place(uri.getAuthority(), uri.getPath().replaceFirst("^/", "")))
        : Optional.empty();
  }

  /**
   * A folder in a bucket.
   *
   * @param folder without a slash at either end; empty for the whole bucket
   */
  record Place(String bucket, String folder) {

    String key(String name) {
      return folder.isEmpty() ? name : folder + "/" + name;
    }
  }
}
