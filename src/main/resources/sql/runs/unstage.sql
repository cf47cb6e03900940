-- Removes what a run has staged; it was never published.
DELETE FROM staging_events WHERE run_id = :runId;
DELETE FROM staging_songs WHERE run_id = :runId;
DELETE FROM staging_files WHERE run_id = :runId;
