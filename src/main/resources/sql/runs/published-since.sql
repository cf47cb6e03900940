-- The runs that have succeeded since published_runs was created.
SELECT run_id
FROM etl_runs
WHERE status = 'succeeded'
  AND run_id NOT IN (SELECT run_id FROM published_runs)
ORDER BY run_id;
