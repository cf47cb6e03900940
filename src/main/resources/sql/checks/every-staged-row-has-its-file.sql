-- Nothing comes from nowhere: every published row of staging comes from the live version of a file.
WITH incoming AS (
  SELECT run_id, source_file FROM incoming_events
  UNION
  SELECT run_id, source_file FROM incoming_songs
)
SELECT incoming.run_id, incoming.source_file
FROM incoming
LEFT JOIN etl_files AS files
  ON files.run_id = incoming.run_id
 AND files.path = incoming.source_file
WHERE files.path IS NULL;
