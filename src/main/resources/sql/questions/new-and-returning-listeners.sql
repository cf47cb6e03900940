-- How many listeners are new, and how many return, week by week?
-- New in the week of the first play that the warehouse knows of. Weeks begin on Monday, UTC. The last twelve, newest
-- first.
-- :top is 12 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT user_id, start_time, DATE_TRUNC('week', start_time) AS week
  FROM songplays
),
listener_weeks AS (
  SELECT DISTINCT user_id, week
  FROM plays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
first_weeks AS (
  SELECT user_id, MIN(week) AS first_week
  FROM plays
  GROUP BY user_id
),
weeks AS (
  SELECT
    listener_weeks.week,
    COUNT(*) AS listeners,
    SUM(CASE WHEN listener_weeks.week = first_weeks.first_week THEN 1 ELSE 0 END) AS new_listeners
  FROM listener_weeks
  LEFT JOIN first_weeks ON first_weeks.user_id = listener_weeks.user_id
  GROUP BY listener_weeks.week
)
SELECT
  CAST(week AS DATE) AS week_from,
  listeners,
  new_listeners,
  listeners - new_listeners AS returning_listeners,
  CAST(100.0 * (listeners - new_listeners) / listeners AS DECIMAL(5, 1)) AS percent_returning
FROM weeks
ORDER BY week DESC
LIMIT :top;
