-- One row per run: what it did, with counts of every stage, and how it ended. Times are UTC.
-- status: running, succeeded (published, or had nothing to load), failed (may succeed if tried again), refused (too many
-- rejected records, or a failed check).
-- Rows of runs that have succeeded can be deleted: nothing is derived from them. Those of running runs cannot, nor those of
-- failed runs that still have rows in staging, which the next run deletes.
-- host_id: what tells the driver's processes from those of all other machines and containers; NULL where nothing does.
-- DISTSTYLE ALL: small, and every publish reads it.
CREATE TABLE IF NOT EXISTS etl_runs (
  run_id              VARCHAR(40)    NOT NULL,
  status              VARCHAR(16)    NOT NULL,
  writer              VARCHAR(16),
  window_from         DATE,
  window_to           DATE,
  application_id      VARCHAR(128),
  host                VARCHAR(256)   NOT NULL,
  host_id             VARCHAR(128),
  process_id          BIGINT         NOT NULL,
  started_at          TIMESTAMP      NOT NULL,
  finished_at         TIMESTAMP,
  files               BIGINT         NOT NULL DEFAULT 0,
  bytes               BIGINT         NOT NULL DEFAULT 0,
  records             BIGINT         NOT NULL DEFAULT 0,
  rejected            BIGINT         NOT NULL DEFAULT 0,
  staged_events       BIGINT         NOT NULL DEFAULT 0,
  staged_songs        BIGINT         NOT NULL DEFAULT 0,
  songplays_added     BIGINT         NOT NULL DEFAULT 0,
  songplays_changed   BIGINT         NOT NULL DEFAULT 0,
  users_written       BIGINT         NOT NULL DEFAULT 0,
  songs_written       BIGINT         NOT NULL DEFAULT 0,
  artists_written     BIGINT         NOT NULL DEFAULT 0,
  time_added          BIGINT         NOT NULL DEFAULT 0,
  files_replaced      BIGINT         NOT NULL DEFAULT 0,
  files_superseded    BIGINT         NOT NULL DEFAULT 0,
  keys_withdrawn      BIGINT         NOT NULL DEFAULT 0,
  error               VARCHAR(4096),
  PRIMARY KEY (run_id)
)
DISTSTYLE ALL
SORTKEY (started_at);
