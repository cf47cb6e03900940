-- Ends a run that does not publish: it failed, was refused, or found nothing to load.
UPDATE etl_runs
SET status = :status, finished_at = GETDATE(), files = :files, bytes = :bytes, records = :records, rejected = :rejected,
    staged_events = :stagedEvents, staged_songs = :stagedSongs, error = :error
WHERE run_id = :runId AND status = 'running';
