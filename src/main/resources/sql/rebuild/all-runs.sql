-- The whole star is derived from: all runs that have succeeded.
INSERT INTO publishing (run_id) SELECT run_id FROM published_runs;
