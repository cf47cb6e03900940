-- What a publish can change: the keys of the rows that come and of those that go, the artists of any version of these songs, and
-- the plays of these songs.

-- last_seen_at: the moment of the user's latest event; NULL until 12 where that event has gone and none as late has come.
CREATE TEMP TABLE touched_users AS
WITH coming AS (
  SELECT user_id, MAX(event_time) AS seen_at
  FROM incoming_events
  WHERE user_id IS NOT NULL
  GROUP BY user_id
),
affected AS (
  SELECT user_id FROM coming
  UNION
  SELECT user_id FROM former_users
)
SELECT
  affected.user_id,
  CASE
    WHEN known.last_seen_at IS NULL THEN coming.seen_at
    WHEN coming.seen_at >= known.last_seen_at THEN coming.seen_at
    WHEN former_users.seen_at >= known.last_seen_at THEN NULL
    ELSE known.last_seen_at
  END AS last_seen_at
FROM affected
LEFT JOIN coming ON coming.user_id = affected.user_id
LEFT JOIN former_users ON former_users.user_id = affected.user_id
LEFT JOIN <known_users> AS known ON known.user_id = affected.user_id;

CREATE TEMP TABLE touched_songs AS
SELECT song_id FROM incoming_songs
UNION
SELECT song_id FROM former_songs;

CREATE TEMP TABLE touched_versions AS
SELECT title, artist_id, artist_name
FROM staging_songs
WHERE run_id IN (SELECT run_id FROM published_runs)
  AND song_id IN (SELECT song_id FROM touched_songs)
UNION
SELECT title, artist_id, artist_name FROM former_songs;

CREATE TEMP TABLE touched_artists AS
SELECT artist_id FROM touched_versions
UNION
SELECT artist_id FROM former_artists;

-- The plays that come and go, and (rule 3) older plays of the songs: here a late song finds its plays.
CREATE TEMP TABLE touched_plays AS
WITH touched_names AS (
  SELECT DISTINCT title, artist_name FROM touched_versions
)
SELECT user_id, session_id, event_time
FROM incoming_events
WHERE page = 'NextSong'
  AND user_id IS NOT NULL
  AND song <> ''
UNION
SELECT user_id, session_id, event_time FROM former_plays
UNION
SELECT events.user_id, events.session_id, events.event_time
FROM staging_events AS events
JOIN touched_names
  ON touched_names.title = events.song AND touched_names.artist_name = events.artist
WHERE events.run_id IN (SELECT run_id FROM published_runs)
  AND events.page = 'NextSong'
  AND events.user_id IS NOT NULL
  AND events.song <> '';

CREATE TEMP TABLE touched_times AS
SELECT event_time AS start_time FROM touched_plays
UNION
SELECT start_time FROM former_times;
