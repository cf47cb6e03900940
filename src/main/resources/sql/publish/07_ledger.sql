-- The live files of the run count as loaded from here on.
INSERT INTO etl_files
  (kind, path, version, size, modified, listed_at, run_id, records, rows_accepted, rows_rejected, first_event_at, last_event_at)
WITH moments AS (
  SELECT source_file, MIN(event_time) AS first_event_at, MAX(event_time) AS last_event_at
  FROM incoming_events
  GROUP BY source_file
)
SELECT DISTINCT
  deliveries.kind, deliveries.path, deliveries.version, deliveries.size, deliveries.modified, deliveries.listed_at,
  deliveries.run_id, deliveries.records, deliveries.rows_accepted, deliveries.rows_rejected,
  moments.first_event_at, moments.last_event_at
FROM deliveries
LEFT JOIN moments ON moments.source_file = deliveries.path
WHERE deliveries.is_live = 1;

DELETE FROM staging_files
USING publishing
WHERE publishing.run_id = staging_files.run_id;

INSERT INTO published_runs (run_id)
SELECT DISTINCT run_id FROM etl_files;
