-- Goes on with all published runs instead of the one that publishes.
DELETE FROM publishing;

INSERT INTO publishing (run_id)
SELECT run_id FROM published_runs;

DROP TABLE incoming_events;
DROP TABLE incoming_songs;
