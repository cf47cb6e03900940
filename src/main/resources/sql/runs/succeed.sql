-- The run has published. Last in the publish transaction: from here on it holds the lock of a writer on the run log.
UPDATE etl_runs
SET status = 'succeeded', finished_at = GETDATE(), files = :files, bytes = :bytes, records = :records, rejected = :rejected,
    staged_events = :stagedEvents, staged_songs = :stagedSongs,
    songplays_added = :songplaysAdded, songplays_changed = :songplaysChanged, users_written = :usersWritten,
    songs_written = :songsWritten, artists_written = :artistsWritten, time_added = :timeAdded,
    files_replaced = :filesReplaced, files_superseded = :filesSuperseded, keys_withdrawn = :keysWithdrawn
WHERE run_id = :runId;
