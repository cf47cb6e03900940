-- The level of users and plays is free or paid.
SELECT 'users' AS table_name, user_id AS id, level FROM <users>
WHERE level IS NULL OR level NOT IN ('free', 'paid')
UNION ALL
SELECT 'songplays', songplay_id, level FROM <songplays>
WHERE level IS NULL OR level NOT IN ('free', 'paid');
