-- Which artists do listeners come back to?
-- Plays per listener, for the artists in the catalogue with at least three listeners.
-- :top is 10 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT artist_id, user_id, start_time
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
    AND artist_id IS NOT NULL
),
artist_names AS (
  SELECT artist_id, name
  FROM artists
),
listeners AS (
  SELECT artist_id, user_id, COUNT(*) AS plays, COUNT(DISTINCT CAST(start_time AS DATE)) AS days
  FROM plays
  GROUP BY artist_id, user_id
),
artist_listeners AS (
  SELECT
    artist_id,
    SUM(plays) AS plays,
    COUNT(*) AS listeners,
    SUM(CASE WHEN days > 1 THEN 1 ELSE 0 END) AS back_another_day
  FROM listeners
  GROUP BY artist_id
  HAVING COUNT(*) >= 3
)
SELECT
  artist_names.name AS artist,
  artist_listeners.plays,
  artist_listeners.listeners,
  CAST(1.0 * artist_listeners.plays / artist_listeners.listeners AS DECIMAL(18, 2)) AS plays_a_listener,
  artist_listeners.back_another_day
FROM artist_listeners
LEFT JOIN artist_names ON artist_names.artist_id = artist_listeners.artist_id
ORDER BY plays_a_listener DESC, artist_listeners.plays DESC, artist_names.name, artist_listeners.artist_id
LIMIT :top;
