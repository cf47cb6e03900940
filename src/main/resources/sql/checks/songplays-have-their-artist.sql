-- The artist of every play that has one is in artists.
WITH known AS (
  SELECT artist_id FROM artists WHERE artist_id IN (SELECT artist_id FROM <songplays>)
)
SELECT songplays.songplay_id, songplays.artist_id
FROM <songplays> AS songplays
LEFT JOIN known ON known.artist_id = songplays.artist_id
WHERE songplays.artist_id IS NOT NULL
  AND known.artist_id IS NULL;
