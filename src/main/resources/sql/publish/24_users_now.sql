-- The touched users as they are to be (rule 4): as of the latest event, by event_time, then session_id, then item_in_session.
-- Only the events of that moment are read again, to settle ties.
CREATE TEMP TABLE users_now AS
WITH ranked AS (
  SELECT
    events.user_id, events.first_name, events.last_name, events.gender, events.level, events.event_time,
    ROW_NUMBER() OVER (
      PARTITION BY events.user_id
      ORDER BY events.session_id DESC, events.item_in_session DESC, events.level DESC,
               events.first_name NULLS LAST, events.last_name NULLS LAST, events.gender NULLS LAST
    ) AS preference
  FROM staging_events AS events
  JOIN touched_users
    ON touched_users.user_id = events.user_id AND touched_users.last_seen_at = events.event_time
  WHERE events.event_time BETWEEN <users_from> AND <users_to>
    AND events.run_id IN (SELECT run_id FROM published_runs)
)
SELECT user_id, first_name, last_name, gender, level, event_time AS last_seen_at
FROM ranked
WHERE preference = 1;
