-- How much of what is played does the catalogue cover, day by day?
-- The last fourteen days that had a play, newest first.
-- :top is 14 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT CAST(start_time AS DATE) AS day, song_id
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
days AS (
  SELECT
    day,
    COUNT(*) AS plays,
    COUNT(song_id) AS plays_in_catalogue,
    COUNT(DISTINCT song_id) AS songs_in_catalogue
  FROM plays
  GROUP BY day
)
SELECT
  day,
  plays,
  plays_in_catalogue,
  CAST(100.0 * plays_in_catalogue / plays AS DECIMAL(5, 1)) AS percent_covered,
  songs_in_catalogue
FROM days
ORDER BY day DESC
LIMIT :top;
