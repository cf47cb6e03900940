-- A file has one live version: path is unique in etl_files.
SELECT path, COUNT(*) AS rows_of_key
FROM etl_files
WHERE path IN (SELECT path FROM etl_files WHERE run_id IN (SELECT run_id FROM publishing))
GROUP BY path
HAVING COUNT(*) > 1;
