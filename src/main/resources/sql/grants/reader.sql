-- Analysts read the star and the run log, and nothing of staging and the ledger.
GRANT USAGE ON SCHEMA sparkify TO GROUP sparkify_reader;
GRANT SELECT ON TABLE sparkify.songplays, sparkify.users, sparkify.songs, sparkify.artists, sparkify.time
TO GROUP sparkify_reader;
GRANT SELECT ON TABLE sparkify.etl_runs TO GROUP sparkify_reader;
