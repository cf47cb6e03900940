-- The row of a run that begins; every time is the warehouse's clock, in UTC.
INSERT INTO etl_runs (run_id, status, window_from, window_to, writer, application_id, host, process_id, started_at, heartbeat_at)
VALUES (:run_id, 'running', CAST(:window_from AS DATE), CAST(:window_to AS DATE), :writer, :application_id, :host, :process_id,
        GETDATE(), GETDATE());
