-- The runs that have published since published_runs was filled.
SELECT DISTINCT run_id
FROM etl_files
WHERE run_id NOT IN (SELECT run_id FROM published_runs)
ORDER BY run_id;
