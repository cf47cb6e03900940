-- live_runs: the runs whose rows count, including the one that publishes. publishing: the runs whose rows are published or
-- checked now, which are that one run, or all live runs for a rebuild or a check of the whole star.
CREATE TEMP TABLE live_runs AS
SELECT run_id
FROM etl_runs
WHERE status = 'succeeded';

CREATE TEMP TABLE publishing (run_id VARCHAR(40) NOT NULL);
