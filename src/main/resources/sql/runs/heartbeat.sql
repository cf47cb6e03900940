-- A run without a heartbeat for the time of a lease is dead.
INSERT INTO etl_heartbeats (run_id, beat_at) VALUES (:runId, GETDATE());
