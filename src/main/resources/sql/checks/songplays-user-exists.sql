-- The user of every play is in users.
SELECT songplays.songplay_id, songplays.user_id
FROM <songplays> AS songplays
LEFT JOIN (SELECT user_id + 0 AS user_id FROM users) AS users ON users.user_id = songplays.user_id
WHERE users.user_id IS NULL;
