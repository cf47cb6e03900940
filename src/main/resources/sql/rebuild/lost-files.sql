-- After every file of the lake was staged again: the ledger forgets the files whose rows are not all in staging and which the
-- lake no longer has, and staging the rows that belong to no live file.
CREATE TEMP TABLE staged_files AS
SELECT run_id, source_file AS path, COUNT(*) AS rows_staged
FROM staging_events
GROUP BY run_id, source_file
UNION ALL
SELECT run_id, source_file, COUNT(*)
FROM staging_songs
GROUP BY run_id, source_file;

CREATE TEMP TABLE stray_files AS
SELECT staged.run_id, staged.path
FROM staged_files AS staged
LEFT JOIN etl_files AS files ON files.run_id = staged.run_id AND files.path = staged.path
WHERE files.path IS NULL
  AND staged.run_id NOT IN (SELECT run_id FROM etl_runs WHERE status = 'running');

INSERT INTO stray_files (run_id, path)
SELECT files.run_id, files.path
FROM etl_files AS files
LEFT JOIN staged_files AS staged ON staged.run_id = files.run_id AND staged.path = files.path
WHERE files.rows_accepted <> COALESCE(staged.rows_staged, 0)
  AND files.run_id NOT IN (SELECT run_id FROM publishing);

DELETE FROM staging_events
USING stray_files
WHERE stray_files.run_id = staging_events.run_id AND stray_files.path = staging_events.source_file;

DELETE FROM staging_songs
USING stray_files
WHERE stray_files.run_id = staging_songs.run_id AND stray_files.path = staging_songs.source_file;

DELETE FROM etl_files
USING stray_files
WHERE stray_files.run_id = etl_files.run_id AND stray_files.path = etl_files.path;
