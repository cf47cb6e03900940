-- The artist of every song is in artists.
SELECT songs.song_id, songs.artist_id
FROM <known_songs> AS songs
LEFT JOIN <known_artists> AS artists ON artists.artist_id = songs.artist_id
WHERE artists.artist_id IS NULL;
