-- The rows of the star with a key that this publish touches, whether or not it wrote them. Rows with other keys are left to a
-- check of the whole star.

CREATE TEMP TABLE checked_songplays AS
SELECT songplays.songplay_id, songplays.start_time, songplays.user_id, songplays.level, songplays.song_id,
       songplays.artist_id, songplays.session_id, songplays.location, songplays.user_agent
FROM songplays
JOIN touched_plays
  ON touched_plays.user_id = songplays.user_id
 AND touched_plays.session_id = songplays.session_id
 AND touched_plays.event_time = songplays.start_time
WHERE songplays.start_time BETWEEN <plays_from> AND <plays_to>;

CREATE TEMP TABLE checked_users AS
SELECT user_id, first_name, last_name, gender, level, last_seen_at
FROM users
WHERE user_id IN (SELECT user_id FROM touched_users);

-- The songs that the checks may look for: those with a touched key, those of touched artists, and those of the plays.
CREATE TEMP TABLE known_songs AS
WITH looked_for AS (
  SELECT song_id FROM touched_songs
  UNION
  SELECT song_id FROM checked_songplays
)
SELECT songs.song_id, songs.title, songs.artist_id, songs.year, songs.duration
FROM songs
LEFT JOIN looked_for ON looked_for.song_id = songs.song_id
LEFT JOIN touched_artists ON touched_artists.artist_id = songs.artist_id
WHERE looked_for.song_id IS NOT NULL OR touched_artists.artist_id IS NOT NULL;

CREATE TEMP TABLE checked_songs AS
SELECT song_id, title, artist_id, year, duration
FROM known_songs
WHERE song_id IN (SELECT song_id FROM touched_songs);

-- And the artists: the touched ones, those of these songs, and those of the plays.
CREATE TEMP TABLE known_artists AS
WITH looked_for AS (
  SELECT artist_id FROM touched_artists
  UNION
  SELECT artist_id FROM known_songs
  UNION
  SELECT artist_id FROM checked_songplays
)
SELECT artist_id, name, location, latitude, longitude
FROM artists
WHERE artist_id IN (SELECT artist_id FROM looked_for);

CREATE TEMP TABLE checked_artists AS
SELECT artist_id, name, location, latitude, longitude
FROM known_artists
WHERE artist_id IN (SELECT artist_id FROM touched_artists);

-- The touched moments of which the star has plays, whether or not those are touched.
CREATE TEMP TABLE known_moments AS
SELECT DISTINCT start_time
FROM songplays
WHERE start_time IN (SELECT start_time FROM touched_times)
  AND start_time BETWEEN <plays_from> AND <plays_to>;

CREATE TEMP TABLE checked_time AS
SELECT start_time, hour, day, week, month, year, weekday
FROM time
WHERE start_time IN (SELECT start_time FROM touched_times)
  AND start_time BETWEEN <plays_from> AND <plays_to>;
