-- Takes the run's own rows out of staging where another run has published their file already, in this version or a later one.
DELETE FROM staging_events
USING deliveries
WHERE deliveries.is_live = 0
  AND deliveries.run_id = staging_events.run_id
  AND deliveries.path = staging_events.source_file;

DELETE FROM staging_songs
USING deliveries
WHERE deliveries.is_live = 0
  AND deliveries.run_id = staging_songs.run_id
  AND deliveries.path = staging_songs.source_file;

DELETE FROM incoming_events
USING deliveries
WHERE deliveries.is_live = 0
  AND deliveries.path = incoming_events.source_file;

DELETE FROM incoming_songs
USING deliveries
WHERE deliveries.is_live = 0
  AND deliveries.path = incoming_songs.source_file;

-- A version that was listed again is as new as that listing.
UPDATE etl_files
SET listed_at = deliveries.listed_at
FROM deliveries
WHERE deliveries.is_live = 0
  AND deliveries.path = etl_files.path
  AND deliveries.version = etl_files.version
  AND etl_files.listed_at < deliveries.listed_at;
