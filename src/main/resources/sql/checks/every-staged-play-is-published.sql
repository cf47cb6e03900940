-- The plays of the star are the plays of staging: none is missing, none is added.
WITH together AS (
  SELECT user_id, session_id, event_time AS start_time, 1 AS staged, 0 AS published
  FROM touched_plays
  UNION ALL
  SELECT user_id, session_id, start_time, 0, 1
  FROM <songplays>
)
SELECT user_id, session_id, start_time, MAX(staged) AS is_staged, MAX(published) AS is_published
FROM together
GROUP BY user_id, session_id, start_time
HAVING MAX(staged) <> MAX(published);
