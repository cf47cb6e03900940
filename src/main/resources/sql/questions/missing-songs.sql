-- Which songs does the catalogue lack most?
-- The most played of those that match no song by title and artist, under the names that the app logged; has_the_artist
-- says whether the catalogue has other songs of that artist.
-- :top is 20 unless asked otherwise; :from and :until are the period, by default all time.
WITH published_events AS (
  SELECT user_id, session_id, event_time, song, artist, item_in_session
  FROM staging_events
  WHERE run_id IN (SELECT run_id FROM etl_runs WHERE status = 'succeeded')
    AND page = 'NextSong'
    AND user_id IS NOT NULL
    AND song <> ''
),
unmatched AS (
  SELECT user_id, session_id, start_time
  FROM songplays
  WHERE start_time >= CAST(:from AS TIMESTAMP)
    AND start_time < CAST(:until AS TIMESTAMP)
    AND song_id IS NULL
),
artist_names AS (
  SELECT DISTINCT name
  FROM artists
),
deliveries AS (
  SELECT
    user_id, session_id, event_time, song, artist,
    ROW_NUMBER() OVER (
      PARTITION BY user_id, session_id, event_time
      ORDER BY item_in_session, song, artist NULLS LAST
    ) AS preference
  FROM published_events
),
songs_missing AS (
  SELECT deliveries.song, deliveries.artist, COUNT(*) AS plays, COUNT(DISTINCT deliveries.user_id) AS listeners
  FROM unmatched
  JOIN deliveries
    ON deliveries.user_id = unmatched.user_id
   AND deliveries.session_id = unmatched.session_id
   AND deliveries.event_time = unmatched.start_time
   AND deliveries.preference = 1
  GROUP BY deliveries.song, deliveries.artist
)
SELECT
  songs_missing.song,
  songs_missing.artist,
  songs_missing.plays,
  songs_missing.listeners,
  CASE WHEN artist_names.name IS NULL THEN 'no' ELSE 'yes' END AS has_the_artist
FROM songs_missing
LEFT JOIN artist_names ON artist_names.name = songs_missing.artist
ORDER BY songs_missing.plays DESC, songs_missing.listeners DESC, songs_missing.song, songs_missing.artist
LIMIT :top;
