-- The columns of the tables of a schema.
SELECT table_name, column_name, data_type, character_maximum_length AS width, is_nullable, column_default
FROM information_schema.columns
WHERE table_schema = :schema
ORDER BY table_name, ordinal_position;
