-- The start time of every play is in time.
SELECT songplays.songplay_id, songplays.start_time
FROM <songplays> AS songplays
LEFT JOIN <time> AS time ON time.start_time = songplays.start_time
WHERE time.start_time IS NULL;
