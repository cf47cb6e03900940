-- The runs that have not ended, with the age of their last heartbeat in seconds.
SELECT
  runs.run_id, runs.host_id, runs.process_id,
  DATEDIFF(SECOND, COALESCE(MAX(beats.beat_at), runs.started_at), GETDATE()) AS silent_seconds
FROM etl_runs AS runs
LEFT JOIN etl_heartbeats AS beats ON beats.run_id = runs.run_id
WHERE runs.status = 'running'
GROUP BY runs.run_id, runs.host_id, runs.process_id, runs.started_at
ORDER BY runs.started_at;
