-- The status of a run; no row if it was never recorded.
SELECT status FROM etl_runs WHERE run_id = :runId;
