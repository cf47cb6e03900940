-- From here on, inside the publish transaction, the rows that the run has staged are live.
UPDATE etl_runs
SET status = 'succeeded', finished_at = GETDATE(), files = :files, bytes = :bytes, lines = :lines, rejected = :rejected,
    staged_events = :staged_events, staged_songs = :staged_songs
WHERE run_id = :run_id AND status = 'running';
