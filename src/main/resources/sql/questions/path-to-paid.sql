-- How long do listeners stay free before they pay?
-- For those who started free and paid later: what came before their first paid play; the latest twenty.
-- :top is 20 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT user_id, session_id, start_time, level
  FROM songplays
),
user_names AS (
  SELECT user_id, TRIM(COALESCE(first_name, '') || ' ' || COALESCE(last_name, '')) AS name
  FROM users
),
first_paid AS (
  SELECT user_id, MIN(start_time) AS start_time
  FROM plays
  WHERE level = 'paid'
  GROUP BY user_id
  HAVING MIN(start_time) >= CAST(:from AS TIMESTAMP)
     AND MIN(start_time) < CAST(:until AS TIMESTAMP)
),
before_paid AS (
  SELECT
    plays.user_id,
    MIN(plays.start_time) AS first_play,
    first_paid.start_time AS first_paid_play,
    COUNT(*) AS plays,
    COUNT(DISTINCT plays.session_id) AS sessions
  FROM plays
  JOIN first_paid ON first_paid.user_id = plays.user_id AND first_paid.start_time > plays.start_time
  GROUP BY plays.user_id, first_paid.start_time
)
SELECT
  before_paid.user_id,
  user_names.name,
  CAST(before_paid.first_paid_play AS DATE) AS paid_from,
  DATEDIFF(DAY, before_paid.first_play, before_paid.first_paid_play) AS days_before,
  before_paid.sessions AS sessions_before,
  before_paid.plays AS plays_before
FROM before_paid
LEFT JOIN user_names ON user_names.user_id = before_paid.user_id
ORDER BY before_paid.first_paid_play DESC, before_paid.user_id
LIMIT :top;
