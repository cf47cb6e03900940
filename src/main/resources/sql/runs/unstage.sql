-- Deletes what a run has staged without publishing; whatever the run log says, rows of live files stay.
DELETE FROM staging_events WHERE run_id = :runId AND run_id NOT IN (SELECT run_id FROM etl_files);
DELETE FROM staging_songs WHERE run_id = :runId AND run_id NOT IN (SELECT run_id FROM etl_files);
DELETE FROM staging_files WHERE run_id = :runId;
