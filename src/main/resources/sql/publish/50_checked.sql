-- The rows of the star with a key that this publish touches: those that it is meant to write, and others like them. What has
-- another key, however it came there, is found by a check of the whole star.

CREATE TEMP TABLE checked_songplays AS
SELECT songplays.songplay_id, songplays.start_time, songplays.user_id, songplays.level, songplays.song_id,
       songplays.artist_id, songplays.session_id
FROM songplays
JOIN touched_plays
  ON touched_plays.user_id = songplays.user_id
 AND touched_plays.session_id = songplays.session_id
 AND touched_plays.event_time = songplays.start_time;

CREATE TEMP TABLE checked_users AS
SELECT user_id, level, last_seen_at
FROM users
WHERE user_id IN (SELECT user_id FROM touched_users);

CREATE TEMP TABLE checked_songs AS
SELECT song_id, artist_id, year
FROM songs
WHERE song_id IN (SELECT song_id FROM touched_songs);

CREATE TEMP TABLE checked_artists AS
SELECT artist_id, name
FROM artists
WHERE artist_id IN (SELECT artist_id FROM touched_artists);

CREATE TEMP TABLE checked_time AS
SELECT start_time, hour, day, week, month, year, weekday
FROM time
WHERE start_time IN (SELECT event_time FROM touched_plays);
