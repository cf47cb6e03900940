-- The level of every user is that of an event at the moment when the user was last seen: no backfill has set it back.
WITH published_events AS (
  SELECT user_id, event_time, level
  FROM staging_events
  WHERE event_time BETWEEN <users_from> AND <users_to>
    AND run_id IN (SELECT run_id FROM published_runs)
    AND user_id IN (SELECT user_id FROM touched_users)
)
SELECT users.user_id, users.level, users.last_seen_at
FROM <users> AS users
LEFT JOIN published_events
  ON published_events.user_id = users.user_id
 AND published_events.event_time = users.last_seen_at
 AND published_events.level = users.level
WHERE published_events.user_id IS NULL;
