-- Which songs are played most?
-- Of the plays whose song is in the catalogue; missing-songs shows the others.
-- :top is 10 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT song_id, user_id
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
    AND song_id IS NOT NULL
),
catalogue AS (
  SELECT songs.song_id, songs.title, artists.name AS artist
  FROM songs
  LEFT JOIN artists ON artists.artist_id = songs.artist_id
),
song_plays AS (
  SELECT song_id, COUNT(*) AS plays, COUNT(DISTINCT user_id) AS listeners
  FROM plays
  GROUP BY song_id
)
SELECT catalogue.title, catalogue.artist, song_plays.plays, song_plays.listeners
FROM song_plays
LEFT JOIN catalogue ON catalogue.song_id = song_plays.song_id
ORDER BY song_plays.plays DESC, song_plays.listeners DESC, catalogue.title, song_plays.song_id
LIMIT :top;
