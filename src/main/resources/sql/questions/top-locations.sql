-- Where do people listen?
-- :top is 10 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT COALESCE(location, 'unknown') AS location, user_id, level
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
locations AS (
  SELECT
    location,
    COUNT(*) AS plays,
    COUNT(DISTINCT user_id) AS listeners,
    SUM(CASE WHEN level = 'paid' THEN 1 ELSE 0 END) AS paid_plays
  FROM plays
  GROUP BY location
)
SELECT
  location,
  plays,
  listeners,
  CAST(100.0 * paid_plays / plays AS DECIMAL(5, 1)) AS percent_paid
FROM locations
ORDER BY plays DESC, location
LIMIT :top;
