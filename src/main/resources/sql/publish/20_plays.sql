-- The touched plays, one row each (rule 1). If a play was delivered with different contents, the choice depends
-- on the contents alone, so the order of deliveries does not matter.
CREATE TEMP TABLE plays AS
WITH published_events AS (
  SELECT events.*
  FROM staging_events AS events
  JOIN touched_plays
    ON touched_plays.user_id = events.user_id
   AND touched_plays.session_id = events.session_id
   AND touched_plays.event_time = events.event_time
  WHERE events.event_time BETWEEN <plays_from> AND <plays_to>
    AND events.run_id IN (SELECT run_id FROM published_runs)
    AND events.page = 'NextSong'
    AND events.song <> ''
),
ranked AS (
  SELECT
    user_id, session_id, event_time, song, artist, length, level, location, user_agent,
    ROW_NUMBER() OVER (
      PARTITION BY user_id, session_id, event_time
      ORDER BY item_in_session, song, artist NULLS LAST, length NULLS LAST, level,
               location NULLS LAST, user_agent NULLS LAST
    ) AS preference
  FROM published_events
)
SELECT user_id, session_id, event_time, song, artist, length, level, location, user_agent
FROM ranked
WHERE preference = 1;
