-- artists: writes those that differ, and removes those of whom no song is left.
CREATE TEMP TABLE artists_before AS
SELECT artist_id, name, location, latitude, longitude
FROM artists
WHERE artist_id IN (SELECT artist_id FROM touched_artists);

CREATE TEMP TABLE artists_changed AS
SELECT artist_id, name, location, latitude, longitude FROM artists_now
EXCEPT
SELECT artist_id, name, location, latitude, longitude FROM artists_before;

CREATE TEMP TABLE artists_outdated AS
SELECT artist_id
FROM artists_before
WHERE artist_id IN (SELECT artist_id FROM artists_changed)
   OR artist_id NOT IN (SELECT artist_id FROM artists_now);

DELETE FROM artists WHERE artist_id IN (SELECT artist_id FROM artists_outdated);

INSERT INTO artists (artist_id, name, location, latitude, longitude)
SELECT artist_id, name, location, latitude, longitude FROM artists_changed;
