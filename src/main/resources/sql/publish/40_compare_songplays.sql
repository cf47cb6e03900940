-- What the star has of the touched plays; which are to be written; and which have no event left.
CREATE TEMP TABLE songplays_before AS
SELECT
  songplays.start_time, songplays.user_id, songplays.level, songplays.song_id, songplays.artist_id,
  songplays.session_id, songplays.location, songplays.user_agent
FROM songplays
JOIN touched_plays
  ON touched_plays.user_id = songplays.user_id
 AND touched_plays.session_id = songplays.session_id
 AND touched_plays.event_time = songplays.start_time
WHERE songplays.start_time BETWEEN <plays_from> AND <plays_to>;

CREATE TEMP TABLE plays_changed AS
SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent
FROM songplays_now
EXCEPT
SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent
FROM songplays_before;

CREATE TEMP TABLE plays_withdrawn AS
SELECT before.user_id, before.session_id, before.start_time
FROM songplays_before AS before
LEFT JOIN plays
  ON plays.user_id = before.user_id
 AND plays.session_id = before.session_id
 AND plays.event_time = before.start_time
WHERE plays.user_id IS NULL;
