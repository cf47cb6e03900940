-- From here on the tables are of this version.
INSERT INTO etl_schema (version, migrated_at)
SELECT :version, GETDATE()
WHERE NOT EXISTS (SELECT 1 FROM etl_schema WHERE version = :version);
