-- No run begins, publishes or ends meanwhile.
LOCK TABLE etl_runs, etl_files, staging_files;
