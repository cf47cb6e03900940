-- One row per accepted record of a song file, as delivered, tagged with the run that brought it.
-- DISTKEY song_id: all versions of a song are on one slice, where the newest is chosen.
-- SORTKEY run_id: the publish reads only the blocks of its run, and rows come in this order.
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
