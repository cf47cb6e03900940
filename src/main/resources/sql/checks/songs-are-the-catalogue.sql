-- The songs of the star are the songs of staging: none is missing, none is invented, an unknown year is NULL.
WITH staged AS (
  SELECT DISTINCT song_id
  FROM staging_songs
  WHERE run_id IN (SELECT run_id FROM etl_runs WHERE status = 'succeeded')
)
SELECT 'not published' AS problem, staged.song_id, CAST(NULL AS INTEGER) AS year
FROM staged
LEFT JOIN songs ON songs.song_id = staged.song_id
WHERE songs.song_id IS NULL
UNION ALL
SELECT 'not staged, or of year 0', songs.song_id, songs.year
FROM songs
LEFT JOIN staged ON staged.song_id = songs.song_id
WHERE staged.song_id IS NULL OR songs.year = 0;
