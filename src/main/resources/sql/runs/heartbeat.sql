-- A run without a heartbeat for the time of a lease is dead.
UPDATE etl_runs SET heartbeat_at = GETDATE() WHERE run_id = :runId AND status = 'running';
