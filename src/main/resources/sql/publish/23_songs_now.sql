-- The touched songs as they are to be (rule 5): one row per song_id, from its newest object.
CREATE TEMP TABLE songs_now AS
SELECT song_id, title, artist_id, year, duration
FROM catalogue
WHERE song_id IN (SELECT song_id FROM touched_songs);
