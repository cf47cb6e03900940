-- The rows of the star that the publish in this transaction can have written: all with a key that it touches.

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
SELECT *
FROM time
WHERE start_time IN (SELECT event_time FROM touched_plays);
