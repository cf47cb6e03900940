-- One row per publish and table of the star: how many rows it has added, less those that it has removed. Their sum is what the
-- table must have: a run that finds another number refuses to go on, and rebuild repairs the star and writes the sums anew.
-- DISTSTYLE ALL: small, and every run reads it.
CREATE TABLE IF NOT EXISTS etl_star (
  table_name  VARCHAR(64)  NOT NULL,
  run_id      VARCHAR(40),
  rows_added  BIGINT       NOT NULL
)
DISTSTYLE ALL
SORTKEY (table_name);
