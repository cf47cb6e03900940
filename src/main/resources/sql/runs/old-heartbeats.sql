-- Those of runs that have ended.
DELETE FROM etl_heartbeats
WHERE run_id NOT IN (SELECT run_id FROM etl_runs WHERE status = 'running');
