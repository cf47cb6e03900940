-- Runs with rows in staging that ended within a week without publishing: one of their statements may have ended after the run.
-- A week, because a nightly load may not run for some days.
SELECT run_id
FROM etl_runs
WHERE status IN ('failed', 'refused')
  AND run_id NOT IN (SELECT run_id FROM etl_files)
  AND finished_at > DATEADD(DAY, -7, GETDATE())
  AND (run_id IN (SELECT run_id FROM staging_files)
       OR run_id IN (SELECT run_id FROM staging_events)
       OR run_id IN (SELECT run_id FROM staging_songs))
ORDER BY run_id;
