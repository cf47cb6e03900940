-- song_id is unique in songs.
SELECT song_id, COUNT(*) AS rows_of_key
FROM <songs>
GROUP BY song_id
HAVING COUNT(*) > 1;
