-- Which good listeners have gone quiet?
-- Those without a play in the week before the newest play of all; the most active first.
-- :top is 10 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT user_id, start_time
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
user_names AS (
  SELECT user_id, TRIM(COALESCE(first_name, '') || ' ' || COALESCE(last_name, '')) AS name, level
  FROM users
),
newest AS (
  SELECT MAX(start_time) AS start_time
  FROM plays
),
user_plays AS (
  SELECT user_id, COUNT(*) AS plays, MAX(start_time) AS last_play
  FROM plays
  GROUP BY user_id
),
lapsed AS (
  SELECT
    user_plays.user_id,
    user_plays.plays,
    user_plays.last_play,
    DATEDIFF(DAY, user_plays.last_play, newest.start_time) AS days_quiet
  FROM user_plays
  CROSS JOIN newest
)
SELECT
  lapsed.user_id,
  user_names.name,
  user_names.level,
  lapsed.plays,
  CAST(lapsed.last_play AS DATE) AS last_play,
  lapsed.days_quiet
FROM lapsed
LEFT JOIN user_names ON user_names.user_id = lapsed.user_id
WHERE lapsed.days_quiet >= 7
ORDER BY lapsed.plays DESC, lapsed.user_id
LIMIT :top;
