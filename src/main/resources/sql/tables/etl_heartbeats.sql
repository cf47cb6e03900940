-- When each running run has shown that it is alive. A table of its own, to which rows are only added, since a write locks a table
-- until its transaction ends: so no heartbeat waits for a publish, or makes one wait. The next run deletes those of ended runs.
-- DISTSTYLE ALL: small.
CREATE TABLE IF NOT EXISTS etl_heartbeats (
  run_id   VARCHAR(40)  NOT NULL,
  beat_at  TIMESTAMP    NOT NULL
)
DISTSTYLE ALL;
