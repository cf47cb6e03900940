-- The whole star is derived from the runs of live files. Rows of other runs, except those that did not publish, must not be
-- there: they are included so that the checks find them.
INSERT INTO published_runs (run_id)
WITH strays AS (
  SELECT run_id FROM staging_events
  UNION
  SELECT run_id FROM staging_songs
  EXCEPT
  SELECT run_id FROM etl_runs WHERE status IN ('running', 'failed', 'refused')
)
SELECT run_id FROM etl_files
UNION
SELECT run_id FROM strays;

INSERT INTO publishing (run_id)
SELECT run_id FROM published_runs;
