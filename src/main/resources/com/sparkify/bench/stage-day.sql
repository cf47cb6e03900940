-- Stages one more day of events (the last day of another star, shifted by <later> days), and a hundred new songs with the titles
-- and artists of old ones, so that the publish must search the plays of all days for matches.
INSERT INTO staging_events
  (user_id, session_id, ts, event_time, artist, auth, first_name, gender, item_in_session, last_name, length, level, location,
   method, page, registration, song, status, user_agent, run_id, source_file)
SELECT
  user_id, session_id + <later> * CAST(1000000 AS BIGINT), ts + <later> * CAST(86400000 AS BIGINT), event_time + <later> * INTERVAL '1 day',
  artist, auth, first_name, gender, item_in_session, last_name, length, level, location,
  method, page, registration, song, status, user_agent, <run>, <day>
FROM <from>.staging_events
WHERE event_time > (SELECT MAX(event_time) - INTERVAL '1 day' FROM <from>.staging_events);

INSERT INTO staging_songs
  (song_id, title, artist_id, artist_name, artist_location, artist_latitude, artist_longitude, duration, year, num_songs,
   run_id, source_file, source_modified)
SELECT
  song_id || '-' || <later>, title, artist_id || '-' || <later>, artist_name, artist_location, artist_latitude,
  artist_longitude, duration, year, num_songs, <run>, <day> || '-songs', source_modified
FROM <from>.staging_songs
ORDER BY song_id
LIMIT 100;

INSERT INTO staging_files (kind, path, size, modified, version, records, rows_accepted, rows_rejected, run_id)
SELECT 'events', <day>, 1, GETDATE(), <run>, COUNT(*), COUNT(*), 0, <run>
FROM staging_events
WHERE run_id = <run>
UNION ALL
SELECT 'songs', <day> || '-songs', 1, GETDATE(), <run>, COUNT(*), COUNT(*), 0, <run>
FROM staging_songs
WHERE run_id = <run>;
