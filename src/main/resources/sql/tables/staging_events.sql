-- One row per accepted record of an event file, as delivered, tagged with the run that brought it.
-- DISTKEY user_id: users and plays are derived per user, so their joins stay on the slice.
-- SORTKEY event_time: a question about the raw events of some days reads only their blocks.
-- Widths are in bytes; the widest real values are: song 173, artist 177, location 176, user agent 139.
CREATE TABLE IF NOT EXISTS staging_events (
  artist           VARCHAR(512),
  auth             VARCHAR(32),
  first_name       VARCHAR(256),
  gender           VARCHAR(16),
  item_in_session  INTEGER           NOT NULL,
  last_name        VARCHAR(256),
  length           DOUBLE PRECISION,
  level            VARCHAR(16)       NOT NULL,
  location         VARCHAR(512),
  method           VARCHAR(16),
  page             VARCHAR(64)       NOT NULL,
  registration     BIGINT,
  session_id       BIGINT            NOT NULL,
  song             VARCHAR(512),
  status           INTEGER,
  ts               BIGINT            NOT NULL,
  user_agent       VARCHAR(2048),
  user_id          BIGINT,
  event_time       TIMESTAMP         NOT NULL,
  run_id           VARCHAR(40)       NOT NULL,
  source_file      VARCHAR(1200)     NOT NULL
)
DISTSTYLE KEY
DISTKEY (user_id)
SORTKEY (event_time);
