-- Runs that did not publish and ended within a week: one of their statements may have outlived them. A week, for a
-- nightly load looks again after a day, or after some if it has not run.
SELECT run_id
FROM etl_runs
WHERE status IN ('failed', 'refused')
  AND finished_at > DATEADD(DAY, -7, GETDATE())
  AND (run_id IN (SELECT run_id FROM staging_files)
       OR run_id IN (SELECT run_id FROM staging_events)
       OR run_id IN (SELECT run_id FROM staging_songs))
ORDER BY run_id;
