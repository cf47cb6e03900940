-- Every key of the star may have to go: what staging does not derive is removed.
INSERT INTO former_plays (user_id, session_id, event_time)
SELECT user_id, session_id, start_time FROM songplays;

INSERT INTO former_users (user_id, seen_at)
SELECT user_id, last_seen_at FROM users
WHERE user_id NOT IN (SELECT user_id FROM former_users);

INSERT INTO former_songs (song_id, title, artist_id)
SELECT song_id, title, artist_id FROM songs;

INSERT INTO former_artists (artist_id)
SELECT artist_id FROM artists;

INSERT INTO former_times (start_time)
SELECT start_time FROM time;
