-- On which platforms and in which browsers do people listen?
-- Read from the user agent. The order of the tests matters, since Edge also says Chrome, and Chrome also says Safari.
-- :top is 20 unless asked otherwise; :from and :until are the period, by default all time.
WITH plays AS (
  SELECT user_id, COALESCE(user_agent, '') AS user_agent
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
),
devices AS (
  SELECT
    user_id,
    CASE
      WHEN user_agent LIKE '%iPhone%' THEN 'iPhone'
      WHEN user_agent LIKE '%iPad%' THEN 'iPad'
      WHEN user_agent LIKE '%Android%' THEN 'Android'
      WHEN user_agent LIKE '%Windows%' THEN 'Windows'
      WHEN user_agent LIKE '%Macintosh%' THEN 'Mac'
      WHEN user_agent LIKE '%Linux%' THEN 'Linux'
      ELSE 'other'
    END AS platform,
    CASE
      WHEN user_agent LIKE '%Edge/%' OR user_agent LIKE '%Edg/%' THEN 'Edge'
      WHEN user_agent LIKE '%MSIE%' OR user_agent LIKE '%Trident/%' THEN 'Internet Explorer'
      WHEN user_agent LIKE '%Firefox/%' THEN 'Firefox'
      WHEN user_agent LIKE '%Chrome/%' THEN 'Chrome'
      WHEN user_agent LIKE '%Safari/%' THEN 'Safari'
      ELSE 'other'
    END AS browser
  FROM plays
),
platforms AS (
  SELECT platform, browser, COUNT(*) AS plays, COUNT(DISTINCT user_id) AS listeners
  FROM devices
  GROUP BY platform, browser
)
SELECT
  platform,
  browser,
  plays,
  CAST(100.0 * plays / SUM(plays) OVER () AS DECIMAL(5, 1)) AS percent_of_plays,
  listeners
FROM platforms
ORDER BY plays DESC, platform, browser
LIMIT :top;
