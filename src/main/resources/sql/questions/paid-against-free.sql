-- How do paid and free listeners compare?
-- By the level at the time of the play. Someone who changed level counts as a listener of both.
-- :top is 10 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT level, user_id, session_id
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
sessions AS (
  SELECT level, user_id, session_id, COUNT(*) AS plays
  FROM plays
  GROUP BY level, user_id, session_id
),
levels AS (
  SELECT
    level,
    SUM(plays) AS plays,
    COUNT(*) AS sessions,
    COUNT(DISTINCT user_id) AS listeners
  FROM sessions
  GROUP BY level
)
SELECT
  level,
  plays,
  CAST(100.0 * plays / SUM(plays) OVER () AS DECIMAL(5, 1)) AS percent_of_plays,
  listeners,
  CAST(1.0 * plays / listeners AS DECIMAL(18, 1)) AS plays_a_listener,
  CAST(1.0 * plays / sessions AS DECIMAL(18, 1)) AS plays_a_session
FROM levels
ORDER BY plays DESC, level
LIMIT :top;
