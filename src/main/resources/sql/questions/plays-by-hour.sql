-- At which hours of the day do people listen?
-- Hours are UTC; an hour without a play has no row.
-- :top is 24 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT start_time, user_id
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
moments AS (
  SELECT start_time, hour
  FROM time
),
hours AS (
  SELECT
    moments.hour AS hour_utc,
    COUNT(*) AS plays,
    COUNT(DISTINCT plays.user_id) AS listeners
  FROM plays
  LEFT JOIN moments ON moments.start_time = plays.start_time
  GROUP BY moments.hour
)
SELECT
  hour_utc,
  plays,
  listeners,
  CAST(100.0 * plays / SUM(plays) OVER () AS DECIMAL(5, 1)) AS percent_of_plays
FROM hours
ORDER BY hour_utc
LIMIT :top;
