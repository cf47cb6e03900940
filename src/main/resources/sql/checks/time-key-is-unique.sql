-- start_time is unique in time.
SELECT start_time, COUNT(*) AS rows_of_key
FROM <time>
GROUP BY start_time
HAVING COUNT(*) > 1;
