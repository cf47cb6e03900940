-- The temporary tables that name what is published. publishing: the run that publishes, or all runs for a rebuild or a check of
-- the whole star. published_runs: the runs whose rows count. incoming_…: the staged rows of the publishing runs.
CREATE TEMP TABLE publishing (
  run_id        VARCHAR(40)  NOT NULL,
  listed_at     TIMESTAMP,
  is_refresh    INTEGER
);

CREATE TEMP TABLE published_runs (run_id VARCHAR(40) NOT NULL);

-- Keys of the star that may have to go, because a file that gave them is replaced; for a rebuild, all keys. At first empty.
CREATE TEMP TABLE former_plays (user_id BIGINT NOT NULL, session_id BIGINT NOT NULL, event_time TIMESTAMP NOT NULL);
CREATE TEMP TABLE former_users (user_id BIGINT NOT NULL, seen_at TIMESTAMP NOT NULL);
CREATE TEMP TABLE former_songs (
  song_id VARCHAR(64) NOT NULL, title VARCHAR(512) NOT NULL, artist_id VARCHAR(64) NOT NULL, artist_name VARCHAR(512)
);
CREATE TEMP TABLE former_artists (artist_id VARCHAR(64) NOT NULL);
CREATE TEMP TABLE former_times (start_time TIMESTAMP NOT NULL);

-- Stands for users where the star is not to be trusted.
CREATE TEMP TABLE no_users (user_id BIGINT, last_seen_at TIMESTAMP);
