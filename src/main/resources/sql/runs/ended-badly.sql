-- Runs that did not publish and ended within a day: one of their statements may have outlived them.
SELECT run_id
FROM etl_runs
WHERE status IN ('failed', 'refused')
  AND finished_at > DATEADD(DAY, -1, GETDATE())
  AND (run_id IN (SELECT run_id FROM staging_files)
       OR run_id IN (SELECT run_id FROM staging_events)
       OR run_id IN (SELECT run_id FROM staging_songs))
ORDER BY run_id;
