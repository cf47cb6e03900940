package com.sparkify.warehouse.settings;

import java.net.URI;
import java.util.Optional;

/** Access to S3; reference.conf explains each key. */
public record S3Settings(
    Optional<URI> endpoint,
    Optional<String> region,
    @SettingsReader.Key("") Optional<S3Credentials> credentials) {

  private static final String HTTP = "https?://[A-Za-z0-9.:\\[\\]-]+([/?#].*)?";

  public S3Settings {
    new Validation()
        .matches(
            "s3.endpoint",
            endpoint,
            HTTP,
            "an address such as https://host:port, without user or password")
        .matches("s3.region", region, "[a-z]{2,}(-[a-z0-9]+)+", "a region such as us-west-2")
        .throwIfAny();
  }
}
