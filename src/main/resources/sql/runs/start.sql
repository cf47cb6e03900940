-- The row of a run that begins; every time is the warehouse's clock, in UTC. A second attempt, made because the
-- acknowledgement of the first was lost, adds nothing: the key is not enforced.
INSERT INTO etl_runs (run_id, status, window_from, window_to, writer, application_id, host, process_id, started_at, heartbeat_at)
SELECT :runId, 'running', CAST(:windowFrom AS DATE), CAST(:windowTo AS DATE), :writer, :applicationId, :host, :processId,
       GETDATE(), GETDATE()
WHERE NOT EXISTS (SELECT 1 FROM etl_runs WHERE run_id = :runId);
