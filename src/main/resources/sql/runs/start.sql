-- The row of a run that starts; all times are by the warehouse's clock, in UTC. The key is not enforced: NOT EXISTS keeps a
-- second attempt, made because the acknowledgement of the first was lost, from adding a row.
INSERT INTO etl_runs (run_id, status, window_from, window_to, writer, application_id, host, process_id, started_at, heartbeat_at)
SELECT :runId, 'running', CAST(:windowFrom AS DATE), CAST(:windowTo AS DATE), :writer, :applicationId, :host, :processId,
       GETDATE(), GETDATE()
WHERE NOT EXISTS (SELECT 1 FROM etl_runs WHERE run_id = :runId);
