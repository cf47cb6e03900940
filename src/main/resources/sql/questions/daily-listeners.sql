-- How many people listen, day by day and within seven days?
-- The last fourteen days that had a play, newest first. listeners_7_days counts each person once in the day and the
-- six before it.
-- :top is 14 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT CAST(start_time AS DATE) AS day, user_id
  FROM songplays
  WHERE start_time >= DATEADD(DAY, -6, CAST(:from AS TIMESTAMP))
    AND start_time < CAST(:until AS TIMESTAMP)
),
listener_days AS (
  SELECT day, user_id, COUNT(*) AS plays
  FROM plays
  GROUP BY day, user_id
),
days AS (
  SELECT day, SUM(plays) AS plays, COUNT(*) AS listeners
  FROM listener_days
  WHERE day >= CAST(:from AS DATE)
  GROUP BY day
  ORDER BY day DESC
  LIMIT :top
),
seven_days AS (
  SELECT days.day, COUNT(DISTINCT listener_days.user_id) AS listeners
  FROM days
  JOIN listener_days ON listener_days.day BETWEEN days.day - 6 AND days.day
  GROUP BY days.day
)
SELECT
  days.day,
  days.plays,
  days.listeners,
  seven_days.listeners AS listeners_7_days,
  CAST(100.0 * days.listeners / seven_days.listeners AS DECIMAL(5, 1)) AS percent_of_7_days
FROM days
LEFT JOIN seven_days ON seven_days.day = days.day
ORDER BY days.day DESC;
