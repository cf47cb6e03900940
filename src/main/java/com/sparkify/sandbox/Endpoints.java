package com.sparkify.sandbox;

import com.sparkify.sandbox.redshift.RedshiftSandboxSettings;
import com.sparkify.sandbox.s3.S3SandboxSettings;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.S3Settings;
import com.sparkify.warehouse.settings.Settings;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the two servers must be so that the warehouse's settings reach them. */
final class Endpoints {

  private static final Pattern URL =
      Pattern.compile("(jdbc:redshift://)([^/]+)/([^?;]+)(.*)", Pattern.DOTALL);

  private Endpoints() {}

  static S3SandboxSettings s3(SandboxSettings sandbox, Settings settings) {
    S3Credentials keys = keys(settings);
    return new S3SandboxSettings(
        sandbox.home(), sandbox.s3Port(), keys.accessKey(), keys.secretKey());
  }

  static RedshiftSandboxSettings redshift(
      SandboxSettings sandbox, Settings settings, URI s3Endpoint) {
    RedshiftSettings redshift = settings.redshift();
    S3Credentials keys = keys(settings);
    return new RedshiftSandboxSettings(
        sandbox.home(),
        sandbox.redshiftPort(),
        url(redshift).group(3),
        redshift.user(),
        redshift.password().reveal(),
        s3Endpoint,
        settings.s3().region(),
        keys.accessKey(),
        keys.secretKey().reveal());
  }

  /** {@code settings}, led to servers that listen on these ports of this machine. */
  static Settings at(Settings settings, URI s3Endpoint, int redshiftPort) {
    S3Settings s3 = settings.s3();
    RedshiftSettings redshift = settings.redshift();
    Matcher url = url(redshift);
    return new Settings(
        settings.lake(),
        new S3Settings(Optional.of(s3Endpoint), s3.region(), s3.credentials()),
        new RedshiftSettings(
            "%s127.0.0.1:%d/%s%s".formatted(url.group(1), redshiftPort, url.group(3), url.group(4)),
            redshift.user(),
            redshift.password(),
            redshift.schema(),
            redshift.writer(),
            redshift.tempDir(),
            redshift.iamRole(),
            redshift.connectTimeout(),
            redshift.statementTimeout()),
        settings.load());
  }

  private static S3Credentials keys(Settings settings) {
    return settings
        .s3()
        .credentials()
        .orElseThrow(
            () ->
                new SettingsFailure(
                    "Cannot start the sandbox: s3.access-key and s3.secret-key are missing"));
  }

  private static Matcher url(RedshiftSettings redshift) {
    Matcher url = URL.matcher(redshift.url());
    if (!url.matches()) {
      throw new SettingsFailure(
          "Cannot start the sandbox: redshift.url = %s names no database"
              .formatted(redshift.url()));
    }
    return url;
  }
}
