-- artists (rule 6): the most complete record, then the shortest name, then the first by name, then the smallest song_id.
CREATE TEMP TABLE artists_now AS
WITH records AS (
  SELECT
    artist_id, artist_name AS name, artist_location AS location, artist_latitude AS latitude,
    artist_longitude AS longitude, song_id,
    CASE WHEN artist_location IS NULL THEN 0 ELSE 1 END
      + CASE WHEN artist_latitude IS NULL THEN 0 ELSE 1 END
      + CASE WHEN artist_longitude IS NULL THEN 0 ELSE 1 END AS completeness
  FROM catalogue
  WHERE artist_id IN (SELECT artist_id FROM touched_artists)
),
ranked AS (
  SELECT
    artist_id, name, location, latitude, longitude,
    ROW_NUMBER() OVER (PARTITION BY artist_id ORDER BY completeness DESC, LEN(name), name, song_id) AS preference
  FROM records
)
SELECT artist_id, name, location, latitude, longitude
FROM ranked
WHERE preference = 1;

CREATE TEMP TABLE artists_before AS
SELECT artist_id, name, location, latitude, longitude
FROM artists
WHERE artist_id IN (SELECT artist_id FROM touched_artists);

CREATE TEMP TABLE artists_changed AS
SELECT artist_id, name, location, latitude, longitude FROM artists_now
EXCEPT
SELECT artist_id, name, location, latitude, longitude FROM artists_before;

-- Including an artist whose last song has moved to another artist.
CREATE TEMP TABLE artists_outdated AS
SELECT artist_id
FROM artists_before
WHERE artist_id IN (SELECT artist_id FROM artists_changed)
   OR artist_id NOT IN (SELECT artist_id FROM artists_now);

DELETE FROM artists WHERE artist_id IN (SELECT artist_id FROM artists_outdated);

INSERT INTO artists (artist_id, name, location, latitude, longitude)
SELECT artist_id, name, location, latitude, longitude FROM artists_changed;
