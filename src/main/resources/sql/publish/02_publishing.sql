-- The runs whose rows this transaction publishes: the run itself, or for a rebuild every run that has succeeded.
CREATE TEMP TABLE publishing (run_id VARCHAR(40) NOT NULL);
