-- Which of the files that the run has read become live. A path has at most one live version:
-- of the same version the first stays, unless the run refreshes it; of two versions the one that was listed later wins.
CREATE TEMP TABLE deliveries AS
SELECT
  files.kind, files.path, files.version, files.size, files.modified, publishing.listed_at, files.run_id, files.records,
  files.rows_accepted, files.rows_rejected, live.run_id AS live_run, live.first_event_at, live.last_event_at,
  CASE
    WHEN live.path IS NULL THEN 1
    WHEN live.version = files.version THEN publishing.is_refresh
    WHEN live.listed_at < publishing.listed_at THEN 1
    WHEN live.listed_at = publishing.listed_at AND live.run_id < files.run_id THEN 1
    ELSE 0
  END AS is_live
FROM staging_files AS files
JOIN publishing ON publishing.run_id = files.run_id
LEFT JOIN etl_files AS live ON live.path = files.path;
