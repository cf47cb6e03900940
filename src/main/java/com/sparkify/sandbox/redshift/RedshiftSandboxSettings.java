package com.sparkify.sandbox.redshift;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Everything that the Redshift front needs.
 *
 * @param home the folder under which the data is kept, in {@code redshift/}
 * @param port where clients connect, on 127.0.0.1; 0 for any that is free
 * @param s3Endpoint the S3 server that COPY reads from, addressed path-style
 */
public record RedshiftSandboxSettings(
    Path home,
    int port,
    String database,
    String user,
    String password,
    URI s3Endpoint,
    String s3Region,
    String s3AccessKey,
    String s3SecretKey) {

  public RedshiftSandboxSettings {
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(s3Endpoint, "s3Endpoint");
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "Cannot use port " + port + ": it is not between 0 and 65535");
    }
  }

  @Override
  public String toString() {
    return "RedshiftSandboxSettings[home=%s, port=%d, database=%s, user=%s, s3Endpoint=%s]"
        .formatted(home, port, database, user, s3Endpoint);
  }
}
