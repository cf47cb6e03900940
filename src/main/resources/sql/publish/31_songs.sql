-- songs (rule 5): one row per song_id, from its newest object.
CREATE TEMP TABLE songs_before AS
SELECT song_id, title, artist_id, year, duration
FROM songs
WHERE song_id IN (SELECT song_id FROM touched_songs);

CREATE TEMP TABLE songs_changed AS
SELECT song_id, title, artist_id, year, duration
FROM catalogue
WHERE song_id IN (SELECT song_id FROM touched_songs)
EXCEPT
SELECT song_id, title, artist_id, year, duration FROM songs_before;

CREATE TEMP TABLE songs_outdated AS
SELECT song_id
FROM songs_before
WHERE song_id IN (SELECT song_id FROM songs_changed);

DELETE FROM songs WHERE song_id IN (SELECT song_id FROM songs_outdated);

INSERT INTO songs (song_id, title, artist_id, year, duration)
SELECT song_id, title, artist_id, year, duration FROM songs_changed;
