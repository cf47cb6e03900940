-- One row per artist: the most complete record of the artist in the catalogue.
-- DISTSTYLE ALL: the catalogue changes slowly and every slice joins its plays to it.
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
