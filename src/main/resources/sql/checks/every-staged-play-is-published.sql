-- The plays of the star are the plays of staging: none is missing, none is invented.
WITH staged AS (
  SELECT DISTINCT user_id, session_id, event_time AS start_time
  FROM staging_events
  WHERE run_id IN (SELECT run_id FROM etl_runs WHERE status = 'succeeded')
    AND page = 'NextSong'
    AND user_id IS NOT NULL
    AND song <> ''
)
SELECT
  'not published' AS problem, staged.user_id, staged.session_id, staged.start_time
FROM staged
LEFT JOIN songplays
  ON songplays.user_id = staged.user_id
 AND songplays.session_id = staged.session_id
 AND songplays.start_time = staged.start_time
WHERE songplays.user_id IS NULL
UNION ALL
SELECT 'not staged', songplays.user_id, songplays.session_id, songplays.start_time
FROM songplays
LEFT JOIN staged
  ON staged.user_id = songplays.user_id
 AND staged.session_id = songplays.session_id
 AND staged.start_time = songplays.start_time
WHERE staged.user_id IS NULL;
