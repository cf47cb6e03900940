-- One row per play: what a user played in a session at a millisecond, whether or not the catalogue has the song.
-- DISTKEY user_id: listeners and sessions are counted without moving rows. Not song_id: where the catalogue
-- does not match, it is NULL, and all those plays would be on one slice.
-- SORTKEY start_time: a question about a period reads only the blocks of that period.
CREATE TABLE IF NOT EXISTS songplays (
  songplay_id  BIGINT         IDENTITY(1, 1) NOT NULL,
  start_time   TIMESTAMP      NOT NULL REFERENCES time (start_time),
  user_id      BIGINT         NOT NULL REFERENCES users (user_id),
  level        VARCHAR(16)    NOT NULL,
  song_id      VARCHAR(64)    REFERENCES songs (song_id),
  artist_id    VARCHAR(64)    REFERENCES artists (artist_id),
  session_id   BIGINT         NOT NULL,
  location     VARCHAR(512),
  user_agent   VARCHAR(2048),
  PRIMARY KEY (songplay_id),
  UNIQUE (user_id, session_id, start_time)
)
DISTSTYLE KEY
DISTKEY (user_id)
SORTKEY (start_time);
