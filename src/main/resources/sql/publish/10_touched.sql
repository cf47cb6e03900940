-- What this publish can change: the songs that it brings, the artists of any version of them, and the plays that it
-- brings or whose song it brings (rule 3: a song that arrives after its plays is found by them).

CREATE TEMP TABLE touched_songs AS
SELECT DISTINCT song_id
FROM staging_songs
WHERE run_id IN (SELECT run_id FROM publishing);

CREATE TEMP TABLE touched_artists AS
SELECT DISTINCT artist_id
FROM staging_songs
WHERE run_id IN (SELECT run_id FROM etl_runs WHERE status = 'succeeded')
  AND song_id IN (SELECT song_id FROM touched_songs);

CREATE TEMP TABLE touched_plays AS
WITH live_plays AS (
  SELECT user_id, session_id, event_time, song, artist, run_id
  FROM staging_events
  WHERE run_id IN (SELECT run_id FROM etl_runs WHERE status = 'succeeded')
    AND page = 'NextSong'
    AND user_id IS NOT NULL
    AND song <> ''
),
touched_names AS (
  SELECT DISTINCT title, artist_name
  FROM staging_songs
  WHERE run_id IN (SELECT run_id FROM etl_runs WHERE status = 'succeeded')
    AND song_id IN (SELECT song_id FROM touched_songs)
)
SELECT user_id, session_id, event_time
FROM live_plays
WHERE run_id IN (SELECT run_id FROM publishing)
UNION
SELECT live_plays.user_id, live_plays.session_id, live_plays.event_time
FROM live_plays
JOIN touched_names
  ON touched_names.title = live_plays.song AND touched_names.artist_name = live_plays.artist;
