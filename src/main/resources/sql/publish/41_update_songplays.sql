-- Updates plays that are already in the star: their song has arrived (rule 3), or another delivery changes their contents.
UPDATE songplays
SET level = plays_changed.level,
    song_id = plays_changed.song_id,
    artist_id = plays_changed.artist_id,
    location = plays_changed.location,
    user_agent = plays_changed.user_agent
FROM plays_changed
WHERE songplays.start_time BETWEEN <plays_from> AND <plays_to>
  AND songplays.user_id = plays_changed.user_id
  AND songplays.session_id = plays_changed.session_id
  AND songplays.start_time = plays_changed.start_time;
