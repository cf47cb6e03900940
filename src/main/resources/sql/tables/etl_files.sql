-- One row per source file loaded, in the version (size, modified) that was read. Only the publish writes it.
-- DISTSTYLE EVEN: every run reads it whole to find what is new.
CREATE TABLE IF NOT EXISTS etl_files (
  kind           VARCHAR(16)    NOT NULL,
  path           VARCHAR(1200)  NOT NULL,
  size           BIGINT         NOT NULL,
  modified       TIMESTAMP      NOT NULL,
  run_id         VARCHAR(40)    NOT NULL REFERENCES etl_runs (run_id),
  lines          BIGINT         NOT NULL,
  rows_accepted  BIGINT         NOT NULL,
  rows_rejected  BIGINT         NOT NULL,
  PRIMARY KEY (path, size, modified)
)
DISTSTYLE EVEN
SORTKEY (path);
