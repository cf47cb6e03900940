-- DELETE, not TRUNCATE, which would commit: readers see the old star until the commit.
DELETE FROM songplays;
DELETE FROM users;
DELETE FROM songs;
DELETE FROM artists;
DELETE FROM time;
