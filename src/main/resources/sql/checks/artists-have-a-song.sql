-- Every artist has a song in songs.
SELECT artists.artist_id, artists.name
FROM <artists> AS artists
LEFT JOIN <known_songs> AS songs ON songs.artist_id = artists.artist_id
WHERE songs.artist_id IS NULL;
