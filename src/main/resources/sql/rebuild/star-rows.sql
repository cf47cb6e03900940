-- How many rows the tables of the star have now.
DELETE FROM etl_star;

INSERT INTO etl_star (table_name, run_id, rows_added)
SELECT 'artists', CAST(NULL AS VARCHAR), COUNT(*) FROM artists
UNION ALL
SELECT 'songs', NULL, COUNT(*) FROM songs
UNION ALL
SELECT 'users', NULL, COUNT(*) FROM users
UNION ALL
SELECT 'time', NULL, COUNT(*) FROM time
UNION ALL
SELECT 'songplays', NULL, COUNT(*) FROM songplays;
