package com.sparkify.sandbox.s3;

import com.sparkify.warehouse.settings.Secret;
import java.nio.file.Path;

/**
 * @param home buckets are kept in its folder {@code s3}
 * @param port the port on 127.0.0.1, 0 for any that is free
 * @param accessKey the id of the only key pair that is let in
 */
public record S3SandboxSettings(Path home, int port, String accessKey, Secret secretKey) {}
