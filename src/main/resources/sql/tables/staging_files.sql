-- One row per source file that a run has read, with the counts of its records: records = accepted + rejected.
-- The publish moves a run's rows into etl_files and deletes them here; until then the files do not count as loaded.
-- DISTSTYLE EVEN: few rows, always read by run.
CREATE TABLE IF NOT EXISTS staging_files (
  kind           VARCHAR(16)    NOT NULL,
  path           VARCHAR(1200)  NOT NULL,
  size           BIGINT         NOT NULL,
  modified       TIMESTAMP      NOT NULL,
  version        VARCHAR(128)   NOT NULL,
  records        BIGINT         NOT NULL,
  rows_accepted  BIGINT         NOT NULL,
  rows_rejected  BIGINT         NOT NULL,
  run_id         VARCHAR(40)    NOT NULL
)
DISTSTYLE EVEN
SORTKEY (run_id);
