package com.sparkify.warehouse.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Access to Redshift, and how it is written; reference.conf explains each key.
 *
 * @param tempDir has no slash at the end
 */
public record RedshiftSettings(
    String url,
    String user,
    Secret password,
    String schema,
    StagingWriterChoice writer,
    String tempDir,
    Optional<String> iamRole,
    Duration connectTimeout,
    Duration statementTimeout,
    Duration questionTimeout) {

  private static final String URL = "jdbc:redshift://[^/?;@\\s]+/(?!.*(?i:password|pwd)=)[^\\s]+";

  /** 127 is Redshift's limit of bytes. */
  private static final String PLAIN_NAME = "[a-z_][a-z0-9_]{0,126}";

  private static final String ROLE = "default|arn:aws[a-z-]*:iam::\\d{12}:role/\\S+";

  public RedshiftSettings {
    new Validation()
        .matches(
            "redshift.url",
            url,
            URL,
            "jdbc:redshift://host:5439/database, without user or password")
        .notBlank("redshift.user", user)
        .notEmpty("redshift.password", password)
        .matches(
            "redshift.schema", schema, PLAIN_NAME, "a plain name of a-z, 0-9 and _, 127 at most")
        .s3Folder("redshift.temp-dir", tempDir)
        .matches(
            "redshift.iam-role",
            iamRole,
            ROLE,
            "a role such as arn:aws:iam::123456789012:role/name, or default")
        .positive("redshift.connect-timeout", connectTimeout)
        .positive("redshift.statement-timeout", statementTimeout)
        .positive("redshift.question-timeout", questionTimeout)
        .throwIfAny();
    tempDir = Validation.withoutSlash(tempDir);
  }
}
