-- Deletes what a run has staged without publishing.
DELETE FROM staging_events WHERE run_id = :runId;
DELETE FROM staging_songs WHERE run_id = :runId;
DELETE FROM staging_files WHERE run_id = :runId;
