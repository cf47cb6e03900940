-- The latest event that is left of the users whose latest event has gone; NULL for those who have none.
CREATE TEMP TABLE seen_before AS
SELECT events.user_id, MAX(events.event_time) AS last_seen_at
FROM staging_events AS events
JOIN touched_users ON touched_users.user_id = events.user_id
WHERE touched_users.last_seen_at IS NULL
  AND events.run_id IN (SELECT run_id FROM published_runs)
GROUP BY events.user_id;

UPDATE touched_users
SET last_seen_at = seen_before.last_seen_at
FROM seen_before
WHERE seen_before.user_id = touched_users.user_id;
