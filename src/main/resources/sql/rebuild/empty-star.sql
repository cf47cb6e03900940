-- DELETE, not TRUNCATE, which would commit: until the commit readers see the star as it was.
DELETE FROM songplays;
DELETE FROM users;
DELETE FROM songs;
DELETE FROM artists;
DELETE FROM time;
