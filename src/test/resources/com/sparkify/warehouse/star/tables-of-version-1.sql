CREATE TABLE IF NOT EXISTS artists (
  artist_id  VARCHAR(64)       NOT NULL,
  name       VARCHAR(512)      NOT NULL,
  location   VARCHAR(512),
  latitude   DOUBLE PRECISION,
  longitude  DOUBLE PRECISION,
  PRIMARY KEY (artist_id)
)
DISTSTYLE ALL
SORTKEY (artist_id);

CREATE TABLE IF NOT EXISTS songs (
  song_id    VARCHAR(64)       NOT NULL,
  title      VARCHAR(512)      NOT NULL,
  artist_id  VARCHAR(64)       NOT NULL REFERENCES artists (artist_id),
  year       INTEGER,
  duration   DOUBLE PRECISION,
  PRIMARY KEY (song_id)
)
DISTSTYLE ALL
SORTKEY (song_id);

CREATE TABLE IF NOT EXISTS users (
  user_id       BIGINT        NOT NULL,
  first_name    VARCHAR(256),
  last_name     VARCHAR(256),
  gender        VARCHAR(16),
  level         VARCHAR(16)   NOT NULL,
  last_seen_at  TIMESTAMP     NOT NULL,
  PRIMARY KEY (user_id)
)
DISTSTYLE KEY
DISTKEY (user_id)
SORTKEY (user_id);

CREATE TABLE IF NOT EXISTS time (
  start_time  TIMESTAMP  NOT NULL,
  hour        SMALLINT   NOT NULL,
  day         SMALLINT   NOT NULL,
  week        SMALLINT   NOT NULL,
  month       SMALLINT   NOT NULL,
  year        SMALLINT   NOT NULL,
  weekday     SMALLINT   NOT NULL,
  PRIMARY KEY (start_time)
)
DISTSTYLE KEY
DISTKEY (start_time)
SORTKEY (start_time);

CREATE TABLE IF NOT EXISTS songplays (
  songplay_id  BIGINT         IDENTITY(1, 1) NOT NULL,
  start_time   TIMESTAMP      NOT NULL REFERENCES time (start_time),
  user_id      BIGINT         NOT NULL REFERENCES users (user_id),
  level        VARCHAR(16)    NOT NULL,
  song_id      VARCHAR(64)    REFERENCES songs (song_id),
  artist_id    VARCHAR(64)    REFERENCES artists (artist_id),
  session_id   BIGINT         NOT NULL,
  location     VARCHAR(512),
  user_agent   VARCHAR(1024),
  PRIMARY KEY (songplay_id),
  UNIQUE (user_id, session_id, start_time)
)
DISTSTYLE KEY
DISTKEY (user_id)
SORTKEY (start_time);

CREATE TABLE IF NOT EXISTS etl_runs (
  run_id              VARCHAR(40)    NOT NULL,
  status              VARCHAR(16)    NOT NULL,
  writer              VARCHAR(16),
  window_from         DATE,
  window_to           DATE,
  application_id      VARCHAR(128),
  host                VARCHAR(256)   NOT NULL,
  process_id          BIGINT         NOT NULL,
  started_at          TIMESTAMP      NOT NULL,
  heartbeat_at        TIMESTAMP      NOT NULL,
  finished_at         TIMESTAMP,
  files               BIGINT         NOT NULL DEFAULT 0,
  bytes               BIGINT         NOT NULL DEFAULT 0,
  lines               BIGINT         NOT NULL DEFAULT 0,
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

CREATE TABLE IF NOT EXISTS etl_files (
  kind            VARCHAR(16)    NOT NULL,
  path            VARCHAR(1200)  NOT NULL,
  version         VARCHAR(128)   NOT NULL,
  size            BIGINT         NOT NULL,
  modified        TIMESTAMP      NOT NULL,
  listed_at       TIMESTAMP      NOT NULL,
  run_id          VARCHAR(40)    NOT NULL,
  lines           BIGINT         NOT NULL,
  rows_accepted   BIGINT         NOT NULL,
  rows_rejected   BIGINT         NOT NULL,
  first_event_at  TIMESTAMP,
  last_event_at   TIMESTAMP,
  PRIMARY KEY (path)
)
DISTSTYLE EVEN
SORTKEY (path);

CREATE TABLE IF NOT EXISTS etl_star (
  table_name  VARCHAR(64)  NOT NULL,
  run_id      VARCHAR(40),
  rows_added  BIGINT       NOT NULL
)
DISTSTYLE ALL
SORTKEY (table_name);

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
  user_agent       VARCHAR(1024),
  user_id          BIGINT,
  event_time       TIMESTAMP         NOT NULL,
  run_id           VARCHAR(40)       NOT NULL,
  source_file      VARCHAR(1200)     NOT NULL
)
DISTSTYLE KEY
DISTKEY (user_id)
SORTKEY (event_time);

CREATE TABLE IF NOT EXISTS staging_songs (
  song_id           VARCHAR(64)       NOT NULL,
  title             VARCHAR(512)      NOT NULL,
  artist_id         VARCHAR(64)       NOT NULL,
  artist_name       VARCHAR(512)      NOT NULL,
  artist_location   VARCHAR(512),
  artist_latitude   DOUBLE PRECISION,
  artist_longitude  DOUBLE PRECISION,
  duration          DOUBLE PRECISION,
  year              INTEGER,
  num_songs         INTEGER,
  run_id            VARCHAR(40)       NOT NULL,
  source_file       VARCHAR(1200)     NOT NULL,
  source_modified   TIMESTAMP         NOT NULL
)
DISTSTYLE KEY
DISTKEY (song_id)
SORTKEY (run_id);

CREATE TABLE IF NOT EXISTS staging_files (
  kind           VARCHAR(16)    NOT NULL,
  path           VARCHAR(1200)  NOT NULL,
  size           BIGINT         NOT NULL,
  modified       TIMESTAMP      NOT NULL,
  version        VARCHAR(128)   NOT NULL,
  lines          BIGINT         NOT NULL,
  rows_accepted  BIGINT         NOT NULL,
  rows_rejected  BIGINT         NOT NULL,
  run_id         VARCHAR(40)    NOT NULL
)
DISTSTYLE EVEN
SORTKEY (run_id);
