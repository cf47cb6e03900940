-- Every row of time is the start of a play, with the parts of that moment in UTC.
SELECT time.start_time, time.hour, time.day, time.week, time.month, time.year, time.weekday
FROM <time> AS time
LEFT JOIN <known_moments> AS moments ON moments.start_time = time.start_time
WHERE moments.start_time IS NULL
   OR time.hour <> EXTRACT(HOUR FROM time.start_time)
   OR time.day <> EXTRACT(DAY FROM time.start_time)
   OR time.week <> EXTRACT(WEEK FROM time.start_time)
   OR time.month <> EXTRACT(MONTH FROM time.start_time)
   OR time.year <> EXTRACT(YEAR FROM time.start_time)
   OR time.weekday <> EXTRACT(DOW FROM time.start_time);
