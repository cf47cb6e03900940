-- Where staging has not what the ledger says: for each published run and table, the rows staged and those of its live files.
WITH staged AS (
  SELECT 'staging_events' AS table_name, run_id, COUNT(*) AS rows_staged
  FROM staging_events
  GROUP BY run_id
  UNION ALL
  SELECT 'staging_songs', run_id, COUNT(*)
  FROM staging_songs
  GROUP BY run_id
),
loaded AS (
  SELECT 'staging_' || kind AS table_name, run_id, COUNT(*) AS files, SUM(rows_accepted) AS rows_accepted
  FROM etl_files
  GROUP BY kind, run_id
)
SELECT
  COALESCE(loaded.table_name, staged.table_name) AS table_name,
  COALESCE(loaded.run_id, staged.run_id) AS run_id,
  COALESCE(staged.rows_staged, 0) AS rows_staged,
  COALESCE(loaded.rows_accepted, 0) AS rows_loaded
FROM loaded
FULL JOIN staged ON staged.table_name = loaded.table_name AND staged.run_id = loaded.run_id
WHERE COALESCE(staged.rows_staged, 0) <> COALESCE(loaded.rows_accepted, 0)
  AND (loaded.run_id IS NOT NULL
       OR staged.run_id NOT IN (SELECT run_id FROM etl_runs WHERE status IN ('running', 'failed', 'refused')))
ORDER BY table_name, run_id;
