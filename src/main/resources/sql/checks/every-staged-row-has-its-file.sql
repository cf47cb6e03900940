-- Nothing comes from nowhere: every row that this run has staged comes from a file that this run has read.
WITH incoming AS (
  SELECT run_id, source_file FROM incoming_events
  UNION
  SELECT run_id, source_file FROM incoming_songs
)
SELECT incoming.run_id, incoming.source_file
FROM incoming
LEFT JOIN staging_files AS files
  ON files.run_id = incoming.run_id
 AND files.path = incoming.source_file
 AND files.run_id BETWEEN <first_run> AND <last_run>
WHERE files.path IS NULL;
