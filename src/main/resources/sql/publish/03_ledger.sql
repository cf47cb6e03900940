-- A file counts as loaded from here on. If two runs have read the same version, the first to publish gets the row.
INSERT INTO etl_files (kind, path, size, modified, run_id, lines, rows_accepted, rows_rejected)
SELECT f.kind, f.path, f.size, f.modified, f.run_id, f.lines, f.rows_accepted, f.rows_rejected
FROM staging_files AS f
LEFT JOIN etl_files AS loaded
  ON loaded.path = f.path AND loaded.size = f.size AND loaded.modified = f.modified
WHERE f.run_id IN (SELECT run_id FROM publishing)
  AND loaded.path IS NULL;
