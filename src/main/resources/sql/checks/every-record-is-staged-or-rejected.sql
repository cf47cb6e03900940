-- Nothing is lost: for each live file, records = staged rows + rejects, and staging has as many rows as the ledger says.
WITH incoming AS (
  SELECT run_id, source_file FROM incoming_events
  UNION ALL
  SELECT run_id, source_file FROM incoming_songs
),
counted AS (
  SELECT run_id, source_file, COUNT(*) AS rows_staged FROM incoming GROUP BY run_id, source_file
)
SELECT
  files.path, files.records, files.rows_accepted, files.rows_rejected, COALESCE(counted.rows_staged, 0) AS rows_staged,
  files.run_id
FROM etl_files AS files
LEFT JOIN counted ON counted.run_id = files.run_id AND counted.source_file = files.path
WHERE files.run_id IN (SELECT run_id FROM publishing)
  AND (files.records <> files.rows_rejected + COALESCE(counted.rows_staged, 0)
       OR files.rows_accepted <> COALESCE(counted.rows_staged, 0));
