-- On which days of the week do people listen?
-- plays_a_day is over the days that had a play, since a period seldom holds every weekday equally often. Days are UTC.
-- :top is 7 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT start_time, user_id
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
moments AS (
  SELECT start_time, weekday
  FROM time
),
weekdays AS (
  SELECT
    moments.weekday,
    COUNT(*) AS plays,
    COUNT(DISTINCT plays.user_id) AS listeners,
    COUNT(DISTINCT CAST(plays.start_time AS DATE)) AS days
  FROM plays
  LEFT JOIN moments ON moments.start_time = plays.start_time
  GROUP BY moments.weekday
)
SELECT
  CASE weekday
    WHEN 0 THEN 'Sunday'
    WHEN 1 THEN 'Monday'
    WHEN 2 THEN 'Tuesday'
    WHEN 3 THEN 'Wednesday'
    WHEN 4 THEN 'Thursday'
    WHEN 5 THEN 'Friday'
    WHEN 6 THEN 'Saturday'
  END AS day_of_week,
  plays,
  listeners,
  days,
  CAST(1.0 * plays / days AS DECIMAL(18, 1)) AS plays_a_day
FROM weekdays
ORDER BY weekday
LIMIT :top;
