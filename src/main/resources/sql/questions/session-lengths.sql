-- How long are sessions?
-- In plays, and in minutes from the start of the first play to the start of the last.
-- :top is 10 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT user_id, session_id, start_time
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
sessions AS (
  SELECT
    user_id,
    session_id,
    COUNT(*) AS plays,
    DATEDIFF(SECOND, MIN(start_time), MAX(start_time)) / 60.0 AS minutes
  FROM plays
  GROUP BY user_id, session_id
),
sized AS (
  SELECT
    CASE
      WHEN plays = 1 THEN '1'
      WHEN plays <= 5 THEN '2 to 5'
      WHEN plays <= 10 THEN '6 to 10'
      WHEN plays <= 20 THEN '11 to 20'
      WHEN plays <= 50 THEN '21 to 50'
      ELSE 'over 50'
    END AS plays_in_session,
    plays,
    minutes
  FROM sessions
),
sizes AS (
  SELECT
    plays_in_session,
    MIN(plays) AS fewest_plays,
    COUNT(*) AS sessions,
    SUM(plays) AS plays,
    MEDIAN(minutes) AS median_minutes
  FROM sized
  GROUP BY plays_in_session
)
SELECT
  plays_in_session,
  sessions,
  CAST(100.0 * sessions / SUM(sessions) OVER () AS DECIMAL(5, 1)) AS percent_of_sessions,
  CAST(100.0 * plays / SUM(plays) OVER () AS DECIMAL(5, 1)) AS percent_of_plays,
  CAST(median_minutes AS DECIMAL(18, 1)) AS median_minutes
FROM sizes
ORDER BY fewest_plays
LIMIT :top;
