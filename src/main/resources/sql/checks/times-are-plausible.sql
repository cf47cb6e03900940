-- The times of plays and users are in the years 1970 to 2099.
SELECT 'songplays' AS table_name, songplay_id AS id, start_time AS moment FROM <songplays>
WHERE start_time IS NULL OR start_time < TIMESTAMP '1970-01-01 00:00:00' OR start_time >= TIMESTAMP '2100-01-01 00:00:00'
UNION ALL
SELECT 'users', user_id, last_seen_at FROM <users>
WHERE last_seen_at IS NULL OR last_seen_at < TIMESTAMP '1970-01-01 00:00:00' OR last_seen_at >= TIMESTAMP '2100-01-01 00:00:00';
