-- The rows of time by expressions. The planner trusts declared keys, which Redshift does not enforce; an expression has
-- none, so that no check takes for granted what it is to prove.
SELECT start_time + INTERVAL '0 seconds' AS start_time, hour, day, week, month, year, weekday
FROM time;
