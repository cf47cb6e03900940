-- The run log, newest first.
SELECT run_id, status, started_at, finished_at, window_from, window_to, writer, files, records, rejected, staged_events,
       staged_songs, songplays_added, songplays_changed, users_written, songs_written, artists_written, time_added,
       files_replaced, files_superseded, keys_withdrawn, error
FROM etl_runs
ORDER BY started_at DESC, run_id DESC
LIMIT 50;
