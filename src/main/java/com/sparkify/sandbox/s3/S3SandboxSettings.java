package com.sparkify.sandbox.s3;

import com.sparkify.warehouse.settings.Rules;
import com.sparkify.warehouse.settings.Secret;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How the S3 server is set up.
 *
 * @param home the sandbox's folder; buckets are kept in its folder {@code s3}
 * @param port the port on 127.0.0.1, 0 for any that is free
 * @param accessKey the id of the only key pair that is let in
 * @param secretKey the secret of that pair
 */
public record S3SandboxSettings(Path home, int port, String accessKey, Secret secretKey) {

  public S3SandboxSettings {
    Objects.requireNonNull(home, "home");
    Rules.PORT.check("sandbox.s3-port", port);
    Rules.NOT_BLANK.check("s3.access-key", accessKey);
    Rules.SECRET_NOT_EMPTY.check("s3.secret-key", secretKey);
  }
}
