-- The row of a run that starts; all times are by the warehouse's clock, in UTC. It reads nothing, so that no publish that runs
-- meanwhile is in conflict with it.
INSERT INTO etl_runs
  (run_id, status, window_from, window_to, writer, application_id, host, host_id, process_id, started_at)
VALUES
  (:runId, 'running', CAST(:windowFrom AS DATE), CAST(:windowTo AS DATE), :writer, :applicationId, :host, :hostId,
   :processId, GETDATE());
