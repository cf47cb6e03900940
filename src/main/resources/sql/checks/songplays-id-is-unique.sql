-- songplay_id is unique in songplays.
SELECT songplay_id + 0 AS songplay_id, COUNT(*) AS rows_of_key
FROM songplays
WHERE songplay_id IN (SELECT songplay_id FROM <songplays>)
GROUP BY songplay_id + 0
HAVING COUNT(*) > 1;
