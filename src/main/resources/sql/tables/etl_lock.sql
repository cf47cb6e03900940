-- Holds no row, and nobody reads it: a publish, a rebuild and each change of the run log lock it, so that they come one after the
-- other. LOCK waits for readers and makes them wait; so it must not be a table that anybody reads.
CREATE TABLE IF NOT EXISTS etl_lock (nothing INTEGER)
DISTSTYLE ALL;
