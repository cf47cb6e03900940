-- time (rule 7): one row per distinct start_time of songplays; EXTRACT counts ISO weeks, and weekdays from Sunday, 0.
CREATE TEMP TABLE times_before AS
SELECT start_time, hour, day, week, month, year, weekday
FROM time
WHERE start_time IN (SELECT start_time FROM touched_times)
  AND start_time BETWEEN <plays_from> AND <plays_to>;

-- The moments of the touched plays that the star still has, among them those that another user's play keeps.
CREATE TEMP TABLE times_now AS
SELECT DISTINCT
  start_time,
  CAST(EXTRACT(HOUR FROM start_time) AS SMALLINT) AS hour,
  CAST(EXTRACT(DAY FROM start_time) AS SMALLINT) AS day,
  CAST(EXTRACT(WEEK FROM start_time) AS SMALLINT) AS week,
  CAST(EXTRACT(MONTH FROM start_time) AS SMALLINT) AS month,
  CAST(EXTRACT(YEAR FROM start_time) AS SMALLINT) AS year,
  CAST(EXTRACT(DOW FROM start_time) AS SMALLINT) AS weekday
FROM songplays
WHERE start_time IN (SELECT start_time FROM touched_times)
  AND start_time BETWEEN <plays_from> AND <plays_to>;

CREATE TEMP TABLE times_changed AS
SELECT start_time, hour, day, week, month, year, weekday FROM times_now
EXCEPT
SELECT start_time, hour, day, week, month, year, weekday FROM times_before;

CREATE TEMP TABLE times_outdated AS
SELECT start_time
FROM times_before
WHERE start_time IN (SELECT start_time FROM times_changed)
   OR start_time NOT IN (SELECT start_time FROM times_now);

DELETE FROM time
WHERE start_time IN (SELECT start_time FROM times_outdated)
  AND start_time BETWEEN <plays_from> AND <plays_to>;

INSERT INTO time (start_time, hour, day, week, month, year, weekday)
SELECT start_time, hour, day, week, month, year, weekday
FROM times_changed
ORDER BY start_time;
