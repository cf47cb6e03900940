-- Nothing comes from nowhere: every row that this run has staged is of a file that this run has read.
WITH staged AS (
  SELECT run_id, source_file FROM staging_events WHERE run_id IN (SELECT run_id FROM publishing)
  UNION
  SELECT run_id, source_file FROM staging_songs WHERE run_id IN (SELECT run_id FROM publishing)
)
SELECT staged.run_id, staged.source_file
FROM staged
LEFT JOIN staging_files AS files ON files.run_id = staged.run_id AND files.path = staged.source_file
WHERE files.path IS NULL;
