package com.sparkify.warehouse.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys of the section {@code redshift}. */
final class RedshiftKeys {

  private static final Kind<Duration> TIME = Kinds.duration().where(Rules.POSITIVE_TIME);

  private static final Key<String> URL =
      Key.required("redshift.url", Kinds.text().where(RedshiftSettings.URL));
  private static final Key<String> USER = Key.required("redshift.user", Kinds.text());
  private static final Key<Secret> PASSWORD = Key.required("redshift.password", Kinds.secret());
  private static final Key<String> SCHEMA =
      Key.withDefault("redshift.schema", Kinds.text().where(Rules.IDENTIFIER), "sparkify");
  private static final Key<StagingWriterChoice> WRITER =
      Key.withDefault("redshift.writer", Kinds.choice(StagingWriterChoice.class), "auto");
  private static final Key<String> TEMP_DIR =
      Key.required("redshift.temp-dir", Kinds.text().where(Rules.S3_FOLDER));
  private static final Key<Optional<String>> IAM_ROLE =
      Key.optional("redshift.iam-role", Kinds.text().where(RedshiftSettings.ROLE));
  private static final Key<Duration> CONNECT_TIMEOUT =
      Key.withDefault("redshift.connect-timeout", TIME, "10s");
  private static final Key<Duration> STATEMENT_TIMEOUT =
      Key.withDefault("redshift.statement-timeout", TIME, "30m");

  private RedshiftKeys() {}

  static Section<RedshiftSettings> section() {
    return new Section<>(
        List.of(
            URL,
            USER,
            PASSWORD,
            SCHEMA,
            WRITER,
            TEMP_DIR,
            IAM_ROLE,
            CONNECT_TIMEOUT,
            STATEMENT_TIMEOUT),
        RedshiftKeys::make);
  }

  private static RedshiftSettings make(Values values) {
    return new RedshiftSettings(
        values.get(URL),
        values.get(USER),
        values.get(PASSWORD),
        values.get(SCHEMA),
        values.get(WRITER),
        values.get(TEMP_DIR),
        values.get(IAM_ROLE),
        values.get(CONNECT_TIMEOUT),
        values.get(STATEMENT_TIMEOUT));
  }
}
