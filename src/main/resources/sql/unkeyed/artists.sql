-- The rows of artists by expressions. The planner trusts declared keys, which Redshift does not enforce; an expression has
-- none, so that no check takes for granted what it is to prove.
SELECT artist_id || '' AS artist_id, name, location, latitude, longitude
FROM artists;
