-- Likewise the first and the last of the touched moments, and of the touched users' last events, as literals.
WITH plays AS (
  SELECT MIN(start_time) AS first_at, MAX(start_time) AS last_at
  FROM touched_times
),
users AS (
  SELECT MIN(last_seen_at) AS first_at, MAX(last_seen_at) AS last_at
  FROM touched_users
)
SELECT
  'TIMESTAMP ' || QUOTE_LITERAL(CAST(plays.first_at AS VARCHAR)) AS plays_from,
  'TIMESTAMP ' || QUOTE_LITERAL(CAST(plays.last_at AS VARCHAR)) AS plays_to,
  'TIMESTAMP ' || QUOTE_LITERAL(CAST(users.first_at AS VARCHAR)) AS users_from,
  'TIMESTAMP ' || QUOTE_LITERAL(CAST(users.last_at AS VARCHAR)) AS users_to
FROM plays
CROSS JOIN users;
