-- How many users have lost their latest event.
SELECT COUNT(*) AS users
FROM touched_users
WHERE last_seen_at IS NULL;
