-- Tables of the star that have not as many rows as the publishes have left there.
WITH published AS (
  SELECT table_name, SUM(rows_added) AS rows_published
  FROM etl_star
  GROUP BY table_name
),
present AS (
  SELECT 'artists' AS table_name, COUNT(*) AS rows_present FROM artists
  UNION ALL
  SELECT 'songs', COUNT(*) FROM songs
  UNION ALL
  SELECT 'users', COUNT(*) FROM users
  UNION ALL
  SELECT 'time', COUNT(*) FROM time
  UNION ALL
  SELECT 'songplays', COUNT(*) FROM songplays
)
SELECT present.table_name, present.rows_present, COALESCE(published.rows_published, 0) AS rows_published
FROM present
LEFT JOIN published ON published.table_name = present.table_name
WHERE present.rows_present <> COALESCE(published.rows_published, 0)
ORDER BY present.table_name;
