-- The runs that have succeeded since it was looked which ones count.
SELECT run_id
FROM etl_runs
WHERE status = 'succeeded'
  AND run_id NOT IN (SELECT run_id FROM live_runs)
ORDER BY run_id;
