-- The rows of songs by expressions. The planner trusts declared keys, which Redshift does not enforce; an expression has
-- none, so that no check takes for granted what it is to prove.
SELECT song_id || '' AS song_id, title, artist_id || '' AS artist_id, year, duration
FROM songs;
