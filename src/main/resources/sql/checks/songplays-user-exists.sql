-- The user of every play is in users.
SELECT songplays.songplay_id, songplays.user_id
FROM <songplays> AS songplays
LEFT JOIN <known_users> AS users ON users.user_id = songplays.user_id
WHERE users.user_id IS NULL;
