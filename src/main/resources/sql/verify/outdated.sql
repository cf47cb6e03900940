-- A row if etl_files is of the time when it had no version of a file.
SELECT 1 AS outdated
FROM information_schema.tables
WHERE table_schema = :schema
  AND table_name = 'etl_files'
  AND NOT EXISTS (
    SELECT 1
    FROM information_schema.columns
    WHERE table_schema = :schema AND table_name = 'etl_files' AND column_name = 'version'
  );
