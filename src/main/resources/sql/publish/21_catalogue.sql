-- The part of the catalogue that this publish needs, each song by its newest object (rule 5): the touched songs, the other
-- songs of their artists, and the songs with the title and artist of a touched play.
CREATE TEMP TABLE needed_songs AS
SELECT song_id
FROM staging_songs
WHERE run_id IN (SELECT run_id FROM published_runs)
  AND artist_id IN (SELECT artist_id FROM touched_artists)
UNION
SELECT staging_songs.song_id
FROM staging_songs
JOIN plays ON plays.song = staging_songs.title AND plays.artist = staging_songs.artist_name
WHERE staging_songs.run_id IN (SELECT run_id FROM published_runs);

CREATE TEMP TABLE catalogue AS
WITH ranked AS (
  SELECT
    song_id, title, artist_id, artist_name, artist_location, artist_latitude, artist_longitude, duration, year,
    ROW_NUMBER() OVER (
      PARTITION BY song_id
      ORDER BY source_modified DESC, source_file DESC, title, artist_id, artist_name, artist_location NULLS LAST,
               artist_latitude NULLS LAST, artist_longitude NULLS LAST, duration NULLS LAST, year NULLS LAST
    ) AS preference
  FROM staging_songs
  WHERE run_id IN (SELECT run_id FROM published_runs)
    AND song_id IN (SELECT song_id FROM needed_songs)
)
SELECT
  song_id, title, artist_id, artist_name, artist_latitude, artist_longitude, duration,
  CASE WHEN TRIM(artist_location) = '' THEN NULL ELSE artist_location END AS artist_location,
  NULLIF(year, 0) AS year
FROM ranked
WHERE preference = 1;
