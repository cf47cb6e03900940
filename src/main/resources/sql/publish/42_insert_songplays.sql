-- songplays (rule 1): inserts the new plays, whether or not their song is in the catalogue.
INSERT INTO songplays (start_time, user_id, level, song_id, artist_id, session_id, location, user_agent)
SELECT
  plays_changed.start_time, plays_changed.user_id, plays_changed.level, plays_changed.song_id,
  plays_changed.artist_id, plays_changed.session_id, plays_changed.location, plays_changed.user_agent
FROM plays_changed
LEFT JOIN songplays_before AS before
  ON before.user_id = plays_changed.user_id
 AND before.session_id = plays_changed.session_id
 AND before.start_time = plays_changed.start_time
WHERE before.user_id IS NULL
ORDER BY plays_changed.start_time, plays_changed.user_id, plays_changed.session_id;
