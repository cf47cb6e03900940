package com.sparkify.warehouse.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How Redshift is reached and written.
 *
 * @param url the driver's URL without user or password: {@code jdbc:redshift://host:5439/db}
 * @param user the database user
 * @param password the user's password
 * @param schema the schema of all tables, a plain lower-case name
 * @param writer who writes the staging tables
 * @param tempDir the folder in S3 for files on their way to Redshift, without a slash at the end
 * @param iamRole the role that COPY reads S3 with
 * @param connectTimeout how long to wait for a connection
 * @param statementTimeout how long one statement may take
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
    Duration statementTimeout) {

  static final Rule<String> URL =
      Rules.pattern(
          "jdbc:redshift://[^/?;@\\s]+/(?!.*(?i:password|pwd)=)[^\\s]+",
          "jdbc:redshift://host:5439/database, without user or password");

  static final Rule<String> ROLE =
      Rules.pattern(
          "default|arn:aws[a-z-]*:iam::\\d{12}:role/\\S+",
          "a role such as arn:aws:iam::123456789012:role/name, or default");

  /** The section {@code redshift}. */
  public static final Section<RedshiftSettings> SECTION = RedshiftKeys.section();

  public RedshiftSettings {
    URL.check("redshift.url", url);
    Rules.NOT_BLANK.check("redshift.user", user);
    Rules.SECRET_NOT_EMPTY.check("redshift.password", password);
    Rules.IDENTIFIER.check("redshift.schema", schema);
    tempDir = Rules.S3_FOLDER.check("redshift.temp-dir", tempDir).replaceFirst("(?<!/)/+$", "");
    iamRole.ifPresent(role -> ROLE.check("redshift.iam-role", role));
    Rules.POSITIVE_TIME.check("redshift.connect-timeout", connectTimeout);
    Rules.POSITIVE_TIME.check("redshift.statement-timeout", statementTimeout);
  }
}
