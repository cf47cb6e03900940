package com.sparkify.sandbox.redshift;

import java.net.URI;
import java.nio.file.Path;

/**
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

  /** Without the secrets. */
  @Override
  public String toString() {
    return "RedshiftSandboxSettings[home=%s, port=%d, database=%s, user=%s]"
        .formatted(home, port, database, user);
  }
}
