-- How many files are replaced, how many of the run's own are superseded, and where the replaced rows lie in staging, as literals.
SELECT
  COALESCE(SUM(CASE WHEN is_live = 1 AND live_run IS NOT NULL THEN 1 ELSE 0 END), 0) AS files_replaced,
  COALESCE(SUM(1 - is_live), 0) AS files_superseded,
  'TIMESTAMP ' || QUOTE_LITERAL(CAST(MIN(CASE WHEN is_live = 1 THEN first_event_at END) AS VARCHAR)) AS replaced_from,
  'TIMESTAMP ' || QUOTE_LITERAL(CAST(MAX(CASE WHEN is_live = 1 THEN last_event_at END) AS VARCHAR)) AS replaced_to,
  QUOTE_LITERAL(MIN(CASE WHEN is_live = 1 THEN live_run END)) AS first_replaced_run,
  QUOTE_LITERAL(MAX(CASE WHEN is_live = 1 THEN live_run END)) AS last_replaced_run
FROM deliveries;
