-- The touched plays with their songs (rule 2: equal title and artist name, then the nearest duration, then the
-- smallest song_id), except those that are in the star already with the same values.
CREATE TEMP TABLE plays_changed AS
WITH candidates AS (
  SELECT
    plays.user_id, plays.session_id, plays.event_time, catalogue.song_id, catalogue.artist_id,
    ROW_NUMBER() OVER (
      PARTITION BY plays.user_id, plays.session_id, plays.event_time
      ORDER BY ABS(catalogue.duration - plays.length) NULLS LAST, catalogue.song_id
    ) AS preference
  FROM plays
  JOIN catalogue ON catalogue.title = plays.song AND catalogue.artist_name = plays.artist
),
plays_now AS (
  SELECT
    plays.event_time AS start_time, plays.user_id, plays.level, candidates.song_id, candidates.artist_id,
    plays.session_id, plays.location, plays.user_agent
  FROM plays
  LEFT JOIN candidates
    ON candidates.user_id = plays.user_id
   AND candidates.session_id = plays.session_id
   AND candidates.event_time = plays.event_time
   AND candidates.preference = 1
)
SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent
FROM plays_now
EXCEPT
SELECT
  songplays.start_time, songplays.user_id, songplays.level, songplays.song_id, songplays.artist_id,
  songplays.session_id, songplays.location, songplays.user_agent
FROM songplays
JOIN touched_plays
  ON touched_plays.user_id = songplays.user_id
 AND touched_plays.session_id = songplays.session_id
 AND touched_plays.event_time = songplays.start_time
WHERE songplays.start_time BETWEEN <plays_from> AND <plays_to>;
