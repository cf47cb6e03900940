-- Returns the statements that create the user and the database if they do not exist, and that set the password.
WITH asked AS (SELECT ?::text AS login, ?::text AS password, ?::text AS database)
SELECT format('CREATE ROLE %I LOGIN CREATEDB CREATEROLE', login) FROM asked
WHERE login NOT IN (SELECT rolname FROM pg_roles)
UNION ALL SELECT format('ALTER ROLE %I PASSWORD %L', login, password) FROM asked
UNION ALL SELECT format('CREATE DATABASE %I OWNER %I', database, login) FROM asked
WHERE database NOT IN (SELECT datname FROM pg_database)
