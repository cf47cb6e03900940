-- time (rule 7): one row per distinct start_time of songplays; EXTRACT counts ISO weeks, and weekdays from Sunday, 0.
INSERT INTO time (start_time, hour, day, week, month, year, weekday)
SELECT
  moments.start_time,
  EXTRACT(HOUR FROM moments.start_time),
  EXTRACT(DAY FROM moments.start_time),
  EXTRACT(WEEK FROM moments.start_time),
  EXTRACT(MONTH FROM moments.start_time),
  EXTRACT(YEAR FROM moments.start_time),
  EXTRACT(DOW FROM moments.start_time)
FROM (SELECT DISTINCT start_time FROM plays_changed) AS moments
LEFT JOIN time
  ON time.start_time = moments.start_time
 AND time.start_time BETWEEN <plays_from> AND <plays_to>
WHERE time.start_time IS NULL
ORDER BY moments.start_time;
