-- The touched plays as they are to be, each with its song (rule 2): equal title and artist name, then the nearest duration, then
-- the smallest song_id.
CREATE TEMP TABLE songplays_now AS
WITH candidates AS (
  SELECT
    plays.user_id, plays.session_id, plays.event_time, catalogue.song_id, catalogue.artist_id,
    ROW_NUMBER() OVER (
      PARTITION BY plays.user_id, plays.session_id, plays.event_time
      ORDER BY ABS(catalogue.duration - plays.length) NULLS LAST, catalogue.song_id
    ) AS preference
  FROM plays
  JOIN catalogue ON catalogue.title = plays.song AND catalogue.artist_name = plays.artist
)
SELECT
  plays.event_time AS start_time, plays.user_id, plays.level, candidates.song_id, candidates.artist_id,
  plays.session_id, plays.location, plays.user_agent
FROM plays
LEFT JOIN candidates
  ON candidates.user_id = plays.user_id
 AND candidates.session_id = plays.session_id
 AND candidates.event_time = plays.event_time
 AND candidates.preference = 1;
