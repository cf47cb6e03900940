-- The rows of songplays by expressions. The planner trusts declared keys, which Redshift does not enforce; an expression has
-- none, so that no check takes for granted what it is to prove.
SELECT
  songplay_id + 0 AS songplay_id, start_time + INTERVAL '0 seconds' AS start_time, user_id + 0 AS user_id, level,
  song_id || '' AS song_id, artist_id || '' AS artist_id, session_id, location, user_agent
FROM songplays;
