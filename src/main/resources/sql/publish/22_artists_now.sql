-- The touched artists as they are to be (rule 6): the most complete record, then the shortest name, then the first by name, then
-- the smallest song_id.
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
