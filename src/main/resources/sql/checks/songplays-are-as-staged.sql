-- Every play of staging is in songplays, and no other, each with its song and in every column as staging derives it.
WITH expected AS (
  SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent FROM songplays_now
  EXCEPT
  SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent FROM <songplays>
),
found AS (
  SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent FROM <songplays>
  EXCEPT
  SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent FROM songplays_now
)
SELECT 'staging' AS according_to, start_time, user_id, level, song_id, artist_id, session_id, location, user_agent FROM expected
UNION ALL
SELECT 'the star', start_time, user_id, level, song_id, artist_id, session_id, location, user_agent FROM found
ORDER BY user_id, session_id, start_time, according_to;
