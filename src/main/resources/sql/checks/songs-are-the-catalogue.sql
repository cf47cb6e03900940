-- The songs of the star are the songs of staging: none is missing, none is added, an unknown year is NULL.
WITH together AS (
  SELECT song_id, 1 AS staged, 0 AS published, CAST(NULL AS INTEGER) AS year
  FROM touched_songs
  UNION ALL
  SELECT song_id, 0, 1, year
  FROM <songs>
)
SELECT song_id, MAX(staged) AS is_staged, MAX(published) AS is_published, MIN(year) AS year
FROM together
GROUP BY song_id
HAVING MAX(staged) <> MAX(published) OR MIN(year) = 0;
