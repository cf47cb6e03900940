-- What the publishing runs touch, that is, what their rows can change: their users and songs, the artists of any version of these
-- songs, their plays, and the plays of their songs.

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

CREATE TEMP TABLE touched_users AS
WITH incoming_users AS (
  SELECT user_id, MAX(event_time) AS seen_at
  FROM incoming_events
  WHERE user_id IS NOT NULL
  GROUP BY user_id
)
SELECT
  incoming.user_id,
  CASE WHEN users.last_seen_at > incoming.seen_at THEN users.last_seen_at ELSE incoming.seen_at END AS last_seen_at
FROM incoming_users AS incoming
LEFT JOIN users ON users.user_id = incoming.user_id;

CREATE TEMP TABLE touched_songs AS
SELECT DISTINCT song_id
FROM incoming_songs;

CREATE TEMP TABLE touched_versions AS
SELECT DISTINCT title, artist_id, artist_name
FROM staging_songs
WHERE run_id IN (SELECT run_id FROM published_runs)
  AND song_id IN (SELECT song_id FROM touched_songs);

CREATE TEMP TABLE touched_artists AS
SELECT DISTINCT artist_id
FROM touched_versions;

-- The plays of the runs, and (rule 3) older plays of their songs: here a late song finds its plays.
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
SELECT events.user_id, events.session_id, events.event_time
FROM staging_events AS events
JOIN touched_names
  ON touched_names.title = events.song AND touched_names.artist_name = events.artist
WHERE events.run_id IN (SELECT run_id FROM published_runs)
  AND events.page = 'NextSong'
  AND events.user_id IS NOT NULL
  AND events.song <> '';
