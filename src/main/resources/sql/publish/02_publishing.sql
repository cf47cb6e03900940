-- The runs whose rows count, that which publishes among them; and the runs whose rows are published or checked now: the
-- run itself, or for a rebuild and a check of the whole star every run that counts.
CREATE TEMP TABLE live_runs AS
SELECT run_id
FROM etl_runs
WHERE status = 'succeeded';

CREATE TEMP TABLE publishing (run_id VARCHAR(40) NOT NULL);
