-- One row per distinct start time of the plays, in UTC, milliseconds kept; week is ISO, weekday 0 is Sunday.
-- DISTKEY and SORTKEY start_time: nearly as many rows as plays, so spread over the slices, and joined in order of time.
CREATE TABLE IF NOT EXISTS time (
  start_time  TIMESTAMP  NOT NULL,
  hour        SMALLINT   NOT NULL,
  day         SMALLINT   NOT NULL,
  week        SMALLINT   NOT NULL,
  month       SMALLINT   NOT NULL,
  year        SMALLINT   NOT NULL,
  weekday     SMALLINT   NOT NULL,
  PRIMARY KEY (start_time)
)
DISTSTYLE KEY
DISTKEY (start_time)
SORTKEY (start_time);
