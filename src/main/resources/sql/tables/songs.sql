-- One row per song of the catalogue, from its newest object; an unknown year is NULL.
-- DISTSTYLE ALL: the catalogue changes slowly and every slice joins its plays to it.
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
