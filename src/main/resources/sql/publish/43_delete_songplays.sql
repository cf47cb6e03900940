-- Removes the plays of which no event is left.
DELETE FROM songplays
USING plays_withdrawn
WHERE songplays.start_time BETWEEN <plays_from> AND <plays_to>
  AND songplays.user_id = plays_withdrawn.user_id
  AND songplays.session_id = plays_withdrawn.session_id
  AND songplays.start_time = plays_withdrawn.start_time;
