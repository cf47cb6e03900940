-- Who listens most?
-- The level is the present one, not that of each play.
-- :top is 10 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT user_id, session_id, start_time
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
user_names AS (
  SELECT user_id, TRIM(COALESCE(first_name, '') || ' ' || COALESCE(last_name, '')) AS name, level
  FROM users
),
user_plays AS (
  SELECT
    user_id,
    COUNT(*) AS plays,
    COUNT(DISTINCT session_id) AS sessions,
    COUNT(DISTINCT CAST(start_time AS DATE)) AS days
  FROM plays
  GROUP BY user_id
)
SELECT
  user_plays.user_id,
  user_names.name,
  user_names.level,
  user_plays.plays,
  user_plays.sessions,
  user_plays.days
FROM user_plays
LEFT JOIN user_names ON user_names.user_id = user_plays.user_id
ORDER BY user_plays.plays DESC, user_plays.user_id
LIMIT :top;
