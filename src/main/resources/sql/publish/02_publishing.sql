-- published_runs: the runs that have succeeded, whose rows count, with the one that publishes now. publishing: the runs whose
-- rows are published or checked now: that one run, or all published runs for a rebuild or a check of the whole star.
CREATE TEMP TABLE published_runs AS
SELECT run_id
FROM etl_runs
WHERE status = 'succeeded';

CREATE TEMP TABLE publishing (run_id VARCHAR(40) NOT NULL);
