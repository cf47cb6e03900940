-- One row per source file loaded: the version of it whose rows count, which is the one listed last. Only a publish writes it.
-- version: the ETag, or size and time where the store has none. listed_at: by the warehouse's clock, before the listing.
-- first_event_at, last_event_at: where its rows lie in staging_events, for the publish that replaces them.
-- DISTSTYLE EVEN: every run reads it whole to find what is new.
CREATE TABLE IF NOT EXISTS etl_files (
  kind            VARCHAR(16)    NOT NULL,
  path            VARCHAR(1200)  NOT NULL,
  version         VARCHAR(128)   NOT NULL,
  size            BIGINT         NOT NULL,
  modified        TIMESTAMP      NOT NULL,
  listed_at       TIMESTAMP      NOT NULL,
  run_id          VARCHAR(40)    NOT NULL,
  records         BIGINT         NOT NULL,
  rows_accepted   BIGINT         NOT NULL,
  rows_rejected   BIGINT         NOT NULL,
  first_event_at  TIMESTAMP,
  last_event_at   TIMESTAMP,
  PRIMARY KEY (path)
)
DISTSTYLE EVEN
SORTKEY (path);
