-- Every user of staging is in users, and no other, in every column as of the latest staged event.
WITH expected AS (
  SELECT user_id, first_name, last_name, gender, level, last_seen_at FROM users_now
  EXCEPT
  SELECT user_id, first_name, last_name, gender, level, last_seen_at FROM <users>
),
found AS (
  SELECT user_id, first_name, last_name, gender, level, last_seen_at FROM <users>
  EXCEPT
  SELECT user_id, first_name, last_name, gender, level, last_seen_at FROM users_now
)
SELECT 'staging' AS according_to, user_id, first_name, last_name, gender, level, last_seen_at FROM expected
UNION ALL
SELECT 'the star', user_id, first_name, last_name, gender, level, last_seen_at FROM found
ORDER BY user_id, according_to;
