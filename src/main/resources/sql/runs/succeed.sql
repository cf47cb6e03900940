-- From here on, inside the publish transaction, the rows that the run has staged count.
UPDATE etl_runs
SET status = 'succeeded', finished_at = GETDATE(), files = :files, bytes = :bytes, records = :records, rejected = :rejected,
    staged_events = :stagedEvents, staged_songs = :stagedSongs
WHERE run_id = :runId AND status = 'running';
