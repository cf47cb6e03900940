-- songs (rule 5): one row per song_id, from its newest object. The older plays of a late song follow: see 10 and 41.
CREATE TEMP TABLE songs_changed AS
SELECT song_id, title, artist_id, year, duration
FROM catalogue
WHERE song_id IN (SELECT song_id FROM touched_songs)
EXCEPT
SELECT song_id, title, artist_id, year, duration FROM songs
WHERE song_id IN (SELECT song_id FROM touched_songs);

DELETE FROM songs WHERE song_id IN (SELECT song_id FROM songs_changed);

INSERT INTO songs (song_id, title, artist_id, year, duration)
SELECT song_id, title, artist_id, year, duration FROM songs_changed;
