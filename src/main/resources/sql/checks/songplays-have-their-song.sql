-- The song of every play that has one is in songs, with the artist of the play, and a play has both or neither.
WITH known AS (
  SELECT song_id, artist_id FROM songs WHERE song_id IN (SELECT song_id FROM <songplays>)
)
SELECT songplays.songplay_id, songplays.song_id, songplays.artist_id
FROM <songplays> AS songplays
LEFT JOIN known ON known.song_id = songplays.song_id
WHERE (songplays.song_id IS NULL AND songplays.artist_id IS NOT NULL)
   OR (songplays.song_id IS NOT NULL
       AND (songplays.artist_id IS NULL OR known.song_id IS NULL OR known.artist_id <> songplays.artist_id));
