-- Views of the catalogue that Redshift's driver and people ask: SVV_TABLES, SVV_COLUMNS and others of the developer guide.

CREATE OR REPLACE VIEW pg_catalog.svv_tables AS
SELECT table_catalog::text, table_schema::text, table_name::text, table_type::text, NULL::text AS remarks
FROM information_schema.tables;
GRANT SELECT ON pg_catalog.svv_tables TO PUBLIC;

CREATE OR REPLACE VIEW pg_catalog.svv_columns AS
SELECT table_catalog::text, table_schema::text, table_name::text, column_name::text, ordinal_position::int,
       column_default::text, is_nullable::text, data_type::text, character_maximum_length::int,
       numeric_precision::int, numeric_precision_radix::int, numeric_scale::int, datetime_precision::int,
       interval_type::text, interval_precision::text, character_set_catalog::text, character_set_schema::text,
       character_set_name::text, collation_catalog::text, collation_schema::text, collation_name::text,
       domain_name::text, NULL::text AS remarks
FROM information_schema.columns;
GRANT SELECT ON pg_catalog.svv_columns TO PUBLIC;

CREATE OR REPLACE VIEW pg_catalog.svv_external_schemas AS
SELECT 0::oid AS esoid, 0::smallint AS eskind, ''::text AS schemaname, 0 AS esowner, ''::text AS databasename, ''::text AS esoptions
WHERE false;
CREATE OR REPLACE VIEW pg_catalog.svv_external_tables AS
SELECT ''::text AS schemaname, ''::text AS tablename, ''::text AS location WHERE false;
CREATE OR REPLACE VIEW pg_catalog.svv_external_columns AS
SELECT ''::text AS schemaname, ''::text AS tablename, ''::text AS columnname, ''::text AS external_type, 0 AS columnnum,
       0 AS part_key, ''::text AS is_nullable WHERE false;
GRANT SELECT ON pg_catalog.svv_external_schemas, pg_catalog.svv_external_tables, pg_catalog.svv_external_columns TO PUBLIC;

CREATE OR REPLACE VIEW pg_catalog.svv_redshift_databases AS
SELECT datname::text AS database_name, datdba::int AS database_owner, 'local'::text AS database_type, NULL::text AS database_acl,
       'snapshot'::text AS database_options, 'Snapshot Isolation'::text AS database_isolation_level
FROM pg_catalog.pg_database WHERE NOT datistemplate AND datname <> 'postgres';
CREATE OR REPLACE VIEW pg_catalog.svv_all_schemas AS
SELECT current_database()::text AS database_name, nspname::text AS schema_name, nspowner::int AS schema_owner,
       'local'::text AS schema_type, NULL::text AS schema_acl, NULL::text AS source_database, NULL::text AS schema_option
FROM pg_catalog.pg_namespace WHERE nspname NOT IN ('pg_toast');
CREATE OR REPLACE VIEW pg_catalog.svv_all_tables AS
SELECT table_catalog AS database_name, table_schema AS schema_name, table_name,
       CASE table_type WHEN 'BASE TABLE' THEN 'TABLE' ELSE table_type END AS table_type, NULL::text AS table_acl, remarks
FROM pg_catalog.svv_tables;
CREATE OR REPLACE VIEW pg_catalog.svv_all_columns AS
SELECT table_catalog AS database_name, table_schema AS schema_name, table_name, column_name, ordinal_position, column_default,
       is_nullable, data_type, character_maximum_length, numeric_precision, numeric_scale, remarks
FROM pg_catalog.svv_columns;
GRANT SELECT ON pg_catalog.svv_redshift_databases, pg_catalog.svv_all_schemas, pg_catalog.svv_all_tables,
  pg_catalog.svv_all_columns TO PUBLIC;

DROP FUNCTION IF EXISTS pg_catalog.pg_get_late_binding_view_cols();
CREATE FUNCTION pg_catalog.pg_get_late_binding_view_cols() RETURNS SETOF record
LANGUAGE sql STABLE AS 'SELECT NULL::name, NULL::name, NULL::name, NULL::varchar, NULL::int WHERE false';
