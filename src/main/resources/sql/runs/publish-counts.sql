-- What the publish has written, in the publish transaction.
UPDATE etl_runs
SET songplays_added = :songplays_added, songplays_changed = :songplays_changed, users_written = :users_written,
    songs_written = :songs_written, artists_written = :artists_written, time_added = :time_added
WHERE run_id = :run_id;
