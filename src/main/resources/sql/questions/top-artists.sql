-- Which artists are played most?
-- Of the plays whose song is in the catalogue; missing-songs shows the others.
-- :top is 10 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT artist_id, song_id, user_id
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
    AND artist_id IS NOT NULL
),
artist_names AS (
  SELECT artist_id, name
  FROM artists
),
artist_plays AS (
  SELECT
    artist_id,
    COUNT(*) AS plays,
    COUNT(DISTINCT user_id) AS listeners,
    COUNT(DISTINCT song_id) AS songs_played
  FROM plays
  GROUP BY artist_id
)
SELECT artist_names.name AS artist, artist_plays.plays, artist_plays.listeners, artist_plays.songs_played
FROM artist_plays
LEFT JOIN artist_names ON artist_names.artist_id = artist_plays.artist_id
ORDER BY artist_plays.plays DESC, artist_plays.listeners DESC, artist_names.name, artist_plays.artist_id
LIMIT :top;
