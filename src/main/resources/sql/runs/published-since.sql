-- The runs that have succeeded since live_runs was filled.
SELECT run_id
FROM etl_runs
WHERE status = 'succeeded'
  AND run_id NOT IN (SELECT run_id FROM live_runs)
ORDER BY run_id;
