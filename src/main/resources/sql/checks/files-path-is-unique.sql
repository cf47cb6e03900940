-- A file has one live version: path is unique in etl_files.
SELECT files.path || '' AS path, COUNT(*) AS rows_of_key
FROM etl_files AS files
WHERE files.path IN (SELECT etl_files.path FROM etl_files WHERE etl_files.run_id IN (SELECT run_id FROM publishing))
GROUP BY files.path || ''
HAVING COUNT(*) > 1;
