-- One publish at a time. First in the transaction: its snapshot is taken at the first statement after the lock.
-- The star's own tables are not locked, so analysts keep reading the previous load.
LOCK TABLE etl_runs, etl_files;
