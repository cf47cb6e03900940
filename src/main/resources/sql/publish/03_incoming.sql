-- The staged rows of the publishing runs.
CREATE TEMP TABLE incoming_events AS
SELECT run_id, source_file, user_id, session_id, event_time, page, song
FROM staging_events
WHERE run_id IN (SELECT run_id FROM publishing)
  AND run_id BETWEEN <first_run> AND <last_run>;

CREATE TEMP TABLE incoming_songs AS
SELECT run_id, source_file, song_id
FROM staging_songs
WHERE run_id IN (SELECT run_id FROM publishing)
  AND run_id BETWEEN <first_run> AND <last_run>;
