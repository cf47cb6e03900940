-- The runs that have not ended, with the age of their last heartbeat in seconds.
SELECT run_id, host, process_id, DATEDIFF(SECOND, heartbeat_at, GETDATE()) AS silent_seconds
FROM etl_runs
WHERE status = 'running'
ORDER BY started_at;
