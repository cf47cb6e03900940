-- artist_id is unique in artists.
SELECT artist_id, COUNT(*) AS rows_of_key
FROM <artists>
GROUP BY artist_id
HAVING COUNT(*) > 1;
