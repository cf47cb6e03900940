-- The run that publishes. is_refresh: whether its files replace live ones of the same version.
INSERT INTO publishing (run_id, listed_at, is_refresh)
VALUES (:runId, CAST(:listedAt AS TIMESTAMP), :isRefresh);
