-- Every user with an event is in users, and last_seen_at is the time of the user's latest staged event.
WITH seen AS (
  SELECT user_id, MAX(event_time) AS last_seen_at
  FROM staging_events
  WHERE event_time >= <users_from>
    AND run_id IN (SELECT run_id FROM published_runs)
    AND user_id IN (SELECT user_id FROM touched_users)
  GROUP BY user_id
)
SELECT seen.user_id, seen.last_seen_at AS staged, users.last_seen_at AS published
FROM seen
LEFT JOIN <users> AS users ON users.user_id = seen.user_id
WHERE users.user_id IS NULL OR users.last_seen_at IS NULL OR users.last_seen_at <> seen.last_seen_at
UNION ALL
SELECT users.user_id, seen.last_seen_at AS staged, users.last_seen_at AS published
FROM <users> AS users
LEFT JOIN seen ON seen.user_id = users.user_id
WHERE seen.user_id IS NULL;
