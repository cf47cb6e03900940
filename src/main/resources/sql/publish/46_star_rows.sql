-- How many rows this publish has added to each table of the star, less those that it has removed.
INSERT INTO etl_star (table_name, run_id, rows_added)
SELECT 'artists', run_id, (SELECT COUNT(*) FROM artists_now) - (SELECT COUNT(*) FROM artists_before) FROM publishing
UNION ALL
SELECT 'songs', run_id, (SELECT COUNT(*) FROM songs_now) - (SELECT COUNT(*) FROM songs_before) FROM publishing
UNION ALL
SELECT 'users', run_id, (SELECT COUNT(*) FROM users_now) - (SELECT COUNT(*) FROM users_before) FROM publishing
UNION ALL
SELECT 'time', run_id, (SELECT COUNT(*) FROM times_now) - (SELECT COUNT(*) FROM times_before) FROM publishing
UNION ALL
SELECT 'songplays', run_id, (SELECT COUNT(*) FROM songplays_now) - (SELECT COUNT(*) FROM songplays_before) FROM publishing;
