-- songs: writes those that differ, and removes those of which no object is left.
CREATE TEMP TABLE songs_before AS
SELECT song_id, title, artist_id, year, duration
FROM songs
WHERE song_id IN (SELECT song_id FROM touched_songs);

CREATE TEMP TABLE songs_changed AS
SELECT song_id, title, artist_id, year, duration FROM songs_now
EXCEPT
SELECT song_id, title, artist_id, year, duration FROM songs_before;

CREATE TEMP TABLE songs_outdated AS
SELECT song_id
FROM songs_before
WHERE song_id IN (SELECT song_id FROM songs_changed)
   OR song_id NOT IN (SELECT song_id FROM songs_now);

DELETE FROM songs WHERE song_id IN (SELECT song_id FROM songs_outdated);

INSERT INTO songs (song_id, title, artist_id, year, duration)
SELECT song_id, title, artist_id, year, duration FROM songs_changed;
