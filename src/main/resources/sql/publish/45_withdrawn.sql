-- How many keys the replaced files gave, and how many of them no live row speaks of any more. Artists and times are counted only
-- where the whole star is derived: elsewhere they go with their songs and plays.
WITH plays_given AS (
  SELECT DISTINCT user_id, session_id, event_time FROM former_plays
),
users_given AS (
  SELECT DISTINCT user_id FROM former_users
),
songs_given AS (
  SELECT DISTINCT song_id FROM former_songs
),
moments AS (
  SELECT DISTINCT event_time FROM plays
)
SELECT 'plays' AS kind, COUNT(*) AS given, COUNT(*) - COUNT(plays.user_id) AS withdrawn
FROM plays_given
LEFT JOIN plays
  ON plays.user_id = plays_given.user_id
 AND plays.session_id = plays_given.session_id
 AND plays.event_time = plays_given.event_time
UNION ALL
SELECT 'users', COUNT(*), COUNT(*) - COUNT(users_now.user_id)
FROM users_given
LEFT JOIN users_now ON users_now.user_id = users_given.user_id
UNION ALL
SELECT 'songs', COUNT(*), COUNT(*) - COUNT(songs_now.song_id)
FROM songs_given
LEFT JOIN songs_now ON songs_now.song_id = songs_given.song_id
UNION ALL
SELECT 'artists', COUNT(*), COUNT(*) - COUNT(artists_now.artist_id)
FROM former_artists
LEFT JOIN artists_now ON artists_now.artist_id = former_artists.artist_id
UNION ALL
SELECT 'times', COUNT(*), COUNT(*) - COUNT(moments.event_time)
FROM former_times
LEFT JOIN moments ON moments.event_time = former_times.start_time;
