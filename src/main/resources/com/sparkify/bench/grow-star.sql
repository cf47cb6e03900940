-- Multiplies a star's staging rows. Each copy is a month later, with other users, sessions and songs. Copy 0 keeps its events and
-- titles, so that its plays still match their songs.
CREATE TEMP TABLE copies AS
WITH numbers AS (
  SELECT ROW_NUMBER() OVER (ORDER BY event_time) - 1 AS n FROM <from>.staging_events
)
SELECT n
FROM numbers
WHERE n < <times>;

INSERT INTO staging_events
  (user_id, session_id, ts, event_time, artist, auth, first_name, gender, item_in_session, last_name, length, level, location,
   method, page, registration, song, status, user_agent, run_id, source_file)
SELECT
  user_id + n * 1000000, session_id + n * 1000000, ts + n * 2592000000, event_time + n * INTERVAL '30 days',
  artist, auth, first_name, gender, item_in_session, last_name, length, level, location,
  method, page, registration, song, status, user_agent, run_id, source_file
FROM <from>.staging_events, copies
ORDER BY n, staging_events.event_time;

INSERT INTO staging_songs
  (song_id, title, artist_id, artist_name, artist_location, artist_latitude, artist_longitude, duration, year, num_songs,
   run_id, source_file, source_modified)
SELECT
  song_id || '-' || n, CASE WHEN n = 0 THEN title ELSE title || ' ' || n END, artist_id || '-' || n,
  artist_name, artist_location, artist_latitude, artist_longitude, duration, year, num_songs,
  run_id, source_file, source_modified
FROM <from>.staging_songs, copies
ORDER BY n;

INSERT INTO etl_files
  (kind, path, version, size, modified, listed_at, run_id, records, rows_accepted, rows_rejected, first_event_at, last_event_at)
SELECT kind, path, version, size, modified, listed_at, run_id, rows_accepted * made + rows_rejected, rows_accepted * made,
       rows_rejected, first_event_at, last_event_at + (made - 1) * INTERVAL '30 days'
FROM <from>.etl_files, (SELECT COUNT(*) AS made FROM copies) AS counted;

INSERT INTO etl_runs (run_id, status, host, process_id, started_at)
SELECT run_id, status, host, process_id, started_at
FROM <from>.etl_runs;

-- Redshift analyzes tables automatically after a while.
ANALYZE staging_events;
ANALYZE staging_songs;
