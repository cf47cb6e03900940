-- The artist of every play that has one is in artists.
SELECT songplays.songplay_id, songplays.artist_id
FROM <songplays> AS songplays
LEFT JOIN <known_artists> AS artists ON artists.artist_id = songplays.artist_id
WHERE songplays.artist_id IS NOT NULL
  AND artists.artist_id IS NULL;
