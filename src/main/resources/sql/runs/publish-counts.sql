-- What the publish has written, in the publish transaction.
UPDATE etl_runs
SET songplays_added = :songplaysAdded, songplays_changed = :songplaysChanged, users_written = :usersWritten,
    songs_written = :songsWritten, artists_written = :artistsWritten, time_added = :timeAdded,
    files_replaced = :filesReplaced, files_superseded = :filesSuperseded, keys_withdrawn = :keysWithdrawn
WHERE run_id = :runId;
