-- Every song of staging is in songs, and no other, in every column as its newest object has it.
WITH expected AS (
  SELECT song_id, title, artist_id, year, duration FROM songs_now
  EXCEPT
  SELECT song_id, title, artist_id, year, duration FROM <songs>
),
found AS (
  SELECT song_id, title, artist_id, year, duration FROM <songs>
  EXCEPT
  SELECT song_id, title, artist_id, year, duration FROM songs_now
)
SELECT 'staging' AS according_to, song_id, title, artist_id, year, duration FROM expected
UNION ALL
SELECT 'the star', song_id, title, artist_id, year, duration FROM found
ORDER BY song_id, according_to;
