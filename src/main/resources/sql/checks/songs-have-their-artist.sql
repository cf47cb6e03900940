-- The artist of every song is in artists.
WITH songs_in_question AS (
  SELECT song_id, artist_id FROM <songs>
  UNION
  SELECT song_id, artist_id FROM songs WHERE artist_id IN (SELECT artist_id FROM touched_artists)
)
SELECT songs.song_id, songs.artist_id
FROM songs_in_question AS songs
LEFT JOIN artists ON artists.artist_id = songs.artist_id
WHERE artists.artist_id IS NULL;
