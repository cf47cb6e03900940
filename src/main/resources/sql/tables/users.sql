-- One row per user, as of the user's latest event.
-- DISTKEY user_id: on the same slice as the user's plays.
CREATE TABLE IF NOT EXISTS users (
  user_id       BIGINT        NOT NULL,
  first_name    VARCHAR(256),
  last_name     VARCHAR(256),
  gender        VARCHAR(16),
  level         VARCHAR(16)   NOT NULL,
  last_seen_at  TIMESTAMP     NOT NULL,
  PRIMARY KEY (user_id)
)
DISTSTYLE KEY
DISTKEY (user_id)
SORTKEY (user_id);
