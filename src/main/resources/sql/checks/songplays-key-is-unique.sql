-- A play is one row: (user_id, session_id, start_time) is unique in songplays.
SELECT user_id, session_id, start_time, COUNT(*) AS rows_of_key
FROM <songplays>
GROUP BY user_id, session_id, start_time
HAVING COUNT(*) > 1;
