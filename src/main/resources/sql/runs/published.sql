-- What the publish of a run has written; no row if the run has not succeeded, zeros if it had nothing to load.
SELECT songplays_added, songplays_changed, users_written, songs_written, artists_written, time_added, files_replaced,
       files_superseded, keys_withdrawn
FROM etl_runs
WHERE run_id = :runId AND status = 'succeeded';
