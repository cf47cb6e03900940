package com.sparkify.warehouse.settings;

import java.net.URI;
import java.util.List;
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

  private static final Rule<String> REGION =
      Rules.pattern("[a-z]{2,}(-[a-z0-9]+)+", "a region such as us-west-2");

  private static final Key<Optional<URI>> ENDPOINT_KEY =
      Key.optional("s3.endpoint", Kinds.uri().where(Rules.HTTP));
  private static final Key<String> REGION_KEY =
      Key.withDefault("s3.region", Kinds.text().where(REGION), "us-west-2");
  private static final Key<Optional<String>> ACCESS_KEY =
      Key.optional("s3.access-key", Kinds.text());
  private static final Key<Optional<Secret>> SECRET_KEY =
      Key.optional("s3.secret-key", Kinds.secret());

  /** The section {@code s3}. */
  public static final Section<S3Settings> SECTION =
      new Section<>(
          List.of(ENDPOINT_KEY, REGION_KEY, ACCESS_KEY, SECRET_KEY),
          values ->
              new S3Settings(
                  values.get(ENDPOINT_KEY),
                  values.get(REGION_KEY),
                  credentials(values.get(ACCESS_KEY), values.get(SECRET_KEY))));

  public S3Settings {
    endpoint.ifPresent(address -> Rules.HTTP.check("s3.endpoint", address));
    REGION.check("s3.region", region);
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
