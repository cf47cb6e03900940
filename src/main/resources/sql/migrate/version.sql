-- The version that the tables have.
SELECT MAX(version) AS version FROM etl_schema;
