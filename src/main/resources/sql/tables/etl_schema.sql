-- One row per version that these tables have had; the highest is what they are. Written last, when all else has been done.
-- DISTSTYLE ALL: a few rows, and every run reads it.
CREATE TABLE IF NOT EXISTS etl_schema (
  version      INTEGER    NOT NULL,
  migrated_at  TIMESTAMP  NOT NULL
)
DISTSTYLE ALL
SORTKEY (version);
