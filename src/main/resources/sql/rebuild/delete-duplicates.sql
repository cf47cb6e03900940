-- Deletes rows of the star whose key is there more than once: comparing rows would not see them. What is right comes back.
CREATE TEMP TABLE duplicate_plays AS
SELECT user_id, session_id, start_time
FROM songplays
GROUP BY user_id, session_id, start_time
HAVING COUNT(*) > 1;

DELETE FROM songplays
USING duplicate_plays
WHERE duplicate_plays.user_id = songplays.user_id
  AND duplicate_plays.session_id = songplays.session_id
  AND duplicate_plays.start_time = songplays.start_time;

DELETE FROM songplays
WHERE songplay_id IN (SELECT songplay_id FROM songplays GROUP BY songplay_id HAVING COUNT(*) > 1);

DELETE FROM users WHERE user_id IN (SELECT user_id FROM users GROUP BY user_id HAVING COUNT(*) > 1);
DELETE FROM songs WHERE song_id IN (SELECT song_id FROM songs GROUP BY song_id HAVING COUNT(*) > 1);
DELETE FROM artists WHERE artist_id IN (SELECT artist_id FROM artists GROUP BY artist_id HAVING COUNT(*) > 1);
DELETE FROM time WHERE start_time IN (SELECT start_time FROM time GROUP BY start_time HAVING COUNT(*) > 1);
