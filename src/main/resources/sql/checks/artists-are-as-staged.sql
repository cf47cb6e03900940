-- Every artist of staging is in artists, and no other, in every column as the most complete record has it.
WITH expected AS (
  SELECT artist_id, name, location, latitude, longitude FROM artists_now
  EXCEPT
  SELECT artist_id, name, location, latitude, longitude FROM <artists>
),
found AS (
  SELECT artist_id, name, location, latitude, longitude FROM <artists>
  EXCEPT
  SELECT artist_id, name, location, latitude, longitude FROM artists_now
)
SELECT 'staging' AS according_to, artist_id, name, location, latitude, longitude FROM expected
UNION ALL
SELECT 'the star', artist_id, name, location, latitude, longitude FROM found
ORDER BY artist_id, according_to;
