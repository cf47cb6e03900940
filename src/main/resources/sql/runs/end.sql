-- How a run that did not publish has ended.
UPDATE etl_runs
SET status = :status, finished_at = GETDATE(), files = :files, bytes = :bytes, lines = :lines, rejected = :rejected,
    staged_events = :staged_events, staged_songs = :staged_songs, error = :error
WHERE run_id = :run_id AND status = 'running';
