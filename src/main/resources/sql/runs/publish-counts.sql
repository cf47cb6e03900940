-- What the publish has written, in the publish transaction.
UPDATE etl_runs
SET songplays_added = :songplaysAdded, songplays_changed = :songplaysChanged, users_written = :usersWritten,
    songs_written = :songsWritten, artists_written = :artistsWritten, time_added = :timeAdded
WHERE run_id = :runId;
