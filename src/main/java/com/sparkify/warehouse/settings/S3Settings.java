package com.sparkify.warehouse.settings;

import java.net.URI;
import java.util.Optional;

/**
 * How S3 is reached.
 *
 * @param endpoint an S3 server other than Amazon's
 * @param region the region of the buckets, such as {@code us-west-2}
 * @param credentials the key pair; none takes the role of the machine
 */
public record S3Settings(
    Optional<URI> endpoint,
    String region,
    @SettingsReader.Key("") Optional<S3Credentials> credentials) {

  private static final String HTTP = "https?://[A-Za-z0-9.:\\[\\]-]+([/?#].*)?";

  public S3Settings {
    new Checks()
        .matches(
            "s3.endpoint",
            endpoint,
            HTTP,
            "an address such as https://host:port, without user or password")
        .matches("s3.region", region, "[a-z]{2,}(-[a-z0-9]+)+", "a region such as us-west-2")
        .throwIfAny();
  }
}
