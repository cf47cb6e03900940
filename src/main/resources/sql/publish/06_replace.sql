-- Takes the rows of replaced versions out of staging, after noting what they gave.
CREATE TEMP TABLE replaced_events AS
SELECT events.user_id, events.session_id, events.event_time, events.page, events.song
FROM staging_events AS events
JOIN deliveries ON deliveries.live_run = events.run_id AND deliveries.path = events.source_file
WHERE deliveries.is_live = 1
  AND events.event_time BETWEEN <replaced_from> AND <replaced_to>
  AND events.user_id IS NOT NULL;

INSERT INTO former_plays (user_id, session_id, event_time)
SELECT DISTINCT user_id, session_id, event_time
FROM replaced_events
WHERE page = 'NextSong'
  AND song <> '';

INSERT INTO former_users (user_id, seen_at)
SELECT user_id, MAX(event_time)
FROM replaced_events
GROUP BY user_id;

INSERT INTO former_songs (song_id, title, artist_id, artist_name)
SELECT DISTINCT songs.song_id, songs.title, songs.artist_id, songs.artist_name
FROM staging_songs AS songs
JOIN deliveries ON deliveries.live_run = songs.run_id AND deliveries.path = songs.source_file
WHERE deliveries.is_live = 1
  AND songs.run_id BETWEEN <first_replaced_run> AND <last_replaced_run>;

DELETE FROM staging_events
USING deliveries
WHERE deliveries.is_live = 1
  AND deliveries.live_run = staging_events.run_id
  AND deliveries.path = staging_events.source_file
  AND staging_events.event_time BETWEEN <replaced_from> AND <replaced_to>;

DELETE FROM staging_songs
USING deliveries
WHERE deliveries.is_live = 1
  AND deliveries.live_run = staging_songs.run_id
  AND deliveries.path = staging_songs.source_file
  AND staging_songs.run_id BETWEEN <first_replaced_run> AND <last_replaced_run>;

DELETE FROM etl_files
USING deliveries
WHERE deliveries.is_live = 1
  AND deliveries.path = etl_files.path;
