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
    Optional<URI> endpoint, String region, Optional<S3Credentials> credentials) {

  public S3Settings {
    var checks = new Checks();
    endpoint.ifPresent(address -> checks.http("s3.endpoint", address));
    checks
        .matches("s3.region", region, "[a-z]{2,}(-[a-z0-9]+)+", "a region such as us-west-2")
        .throwIfAny();
  }

  static S3Settings from(SettingsReader reader) {
    Optional<S3Credentials> credentials =
        reader.make(
            () ->
                credentials(
                    reader.optional("s3.access-key", reader::text),
                    reader.optional("s3.secret-key", reader::secret)));
    return reader.make(
        () ->
            new S3Settings(
                reader.optional("s3.endpoint", reader::uri),
                reader.text("s3.region"),
                credentials));
  }

  private static Optional<S3Credentials> credentials(
      Optional<String> accessKey, Optional<Secret> secretKey) {
    if (accessKey.isPresent() != secretKey.isPresent()) {
      throw new IllegalArgumentException(
          "s3.access-key and s3.secret-key go together: wanted both, or neither for the machine's role");
    }
    return accessKey.map(key -> new S3Credentials(key, secretKey.orElseThrow()));
  }
}
