package com.sparkify.warehouse.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Access to Redshift, and how it is written; reference.conf explains each key.
 *
 * @param user beside {@code password} or {@code secret}; with {@code jdbc:redshift:iam:} the DbUser
 *     of a provisioned cluster, if any
 * @param password the user's password, unless it is in {@code secret}
 * @param secret a secret of AWS Secrets Manager instead of a password
 * @param tempDir has no slash at the end
 */
public record RedshiftSettings(
    String url,
    Optional<String> user,
    Optional<Secret> password,
    Optional<String> secret,
    String schema,
    StagingWriterChoice writer,
    String tempDir,
    Optional<String> iamRole,
    Duration connectTimeout,
    Duration statementTimeout,
    Duration questionTimeout) {

  private static final String BY_ROLE = "jdbc:redshift:iam:";

  private static final String URL =
      "jdbc:redshift:(iam:)?//[^/?;@\\s]+/(?!.*(?i:password|pwd|accesskeyid|secretaccesskey|sessiontoken|token)=)[^\\s]+";

  /** 127 is Redshift's limit of bytes. */
  private static final String PLAIN_NAME = "[a-z_][a-z0-9_]{0,126}";

  private static final String ROLE = "default|arn:aws[a-z-]*:iam::\\d{12}:role/\\S+";

  private static final String SECRET =
      "[A-Za-z0-9/_+=.@!-]{1,512}|arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@!-]+";

  public RedshiftSettings {
    var validation =
        new Validation()
            .matches(
                "redshift.url",
                url,
                URL,
                "jdbc:redshift://host:5439/database, without user or password")
            .matches("redshift.user", user, "(?s).*\\S.*", "some text")
            .matches("redshift.secret", secret, SECRET, "the name or the ARN of a secret");
    password.ifPresent(given -> validation.notEmpty("redshift.password", given));
    checkLogin(url, user, password, secret, validation);
    validation
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

  /** Whether the role of the machine logs in, without a password. */
  public boolean isLoginByRole() {
    return url.startsWith(BY_ROLE);
  }

  private static void checkLogin(
      String url,
      Optional<String> user,
      Optional<Secret> password,
      Optional<String> secret,
      Validation validation) {
    if (url != null && url.startsWith(BY_ROLE)) {
      String nothing = "nothing, because " + BY_ROLE + " logs in with the role of the machine";
      validation
          .that("redshift.password", password, Optional::isEmpty, nothing)
          .that("redshift.secret", secret, Optional::isEmpty, nothing);
    } else if (secret.isPresent()) {
      validation.that(
          "redshift.password", password, Optional::isEmpty, "nothing beside redshift.secret");
    } else {
      String otherwise = "; or give redshift.secret, or " + BY_ROLE + "//… as redshift.url";
      validation
          .present("redshift.user", user, otherwise)
          .present("redshift.password", password, otherwise);
    }
  }
}
