-- The song of every play that has one is in songs, with the artist of the play, and a play has both or neither.
SELECT songplays.songplay_id, songplays.song_id, songplays.artist_id
FROM <songplays> AS songplays
LEFT JOIN <known_songs> AS songs ON songs.song_id = songplays.song_id
WHERE (songplays.song_id IS NULL AND songplays.artist_id IS NOT NULL)
   OR (songplays.song_id IS NOT NULL
       AND (songplays.artist_id IS NULL OR songs.song_id IS NULL OR songs.artist_id <> songplays.artist_id));
