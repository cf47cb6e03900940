-- System tables and views of the developer guide. Load errors and query history are kept for seven days; the proxy writes them
-- over its own connection, so that a client's rollback does not remove them.

CREATE TABLE IF NOT EXISTS pg_catalog.stl_load_errors (
  userid int NOT NULL, slice int NOT NULL, tbl int NOT NULL, starttime timestamp NOT NULL, session int NOT NULL,
  query int NOT NULL, filename char(256), line_number bigint, colname char(127), type char(32), col_length char(10),
  position int, raw_line char(1024), raw_field_value char(1024), err_code int, err_reason char(100), is_partial int,
  start_offset bigint, copy_job_id bigint);
DELETE FROM pg_catalog.stl_load_errors WHERE starttime < timezone('UTC', now()) - interval '7 days';

-- Takes a JSON array of LoadError.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_log_errors(query bigint, session int, errors json) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO pg_catalog.stl_load_errors
  SELECT 100, 0, c."table", timezone('UTC', pg_clock_timestamp()), session, query,
         e.file::char(256), e.line, c.name::char(127),
         CASE c.type WHEN 'bool' THEN 'boolean' WHEN 'bpchar' THEN 'char' ELSE c.type END,
         CASE WHEN c.length = 0 THEN '' WHEN c.type = 'numeric' THEN c.length || ', ' || c.scale ELSE c.length::text END,
         0, e."rawLine"::char(1024), e."rawValue"::char(1024), e.code, e.reason::char(100), 0, 0
  FROM json_to_recordset(errors) AS e("column" json, file text, line bigint, "rawLine" text, "rawValue" text,
                                      code int, reason text),
       json_to_record(e."column") AS c(name text, type text, length int, scale int, "table" bigint)
$$;

CREATE OR REPLACE VIEW pg_catalog.sys_load_error_detail AS
SELECT userid AS user_id, query::bigint AS query_id, session AS session_id, 1::bigint AS transaction_id, tbl AS table_id,
       current_database()::char(64) AS database_name, starttime AS start_time, filename::char(256) AS file_name, line_number,
       colname AS column_name, type::char(10) AS column_type, col_length AS column_length, position,
       err_code AS error_code, err_reason::char(512) AS error_message
FROM pg_catalog.stl_load_errors;

CREATE TABLE IF NOT EXISTS pg_catalog.sys_query_history (
  user_id int, query_id bigint, query_label char(320), transaction_id bigint, session_id int, database_name char(128),
  query_type char(32), status char(10), result_cache_hit bool, start_time timestamp, end_time timestamp,
  elapsed_time bigint, queue_time bigint, execution_time bigint, error_message char(512), returned_rows bigint,
  returned_bytes bigint, query_text char(4000));
DELETE FROM pg_catalog.sys_query_history WHERE end_time < timezone('UTC', now()) - interval '7 days';

-- Takes a SystemLog.Cycle as JSON; the error is that of its last statement.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_log_queries(query bigint, session int, error text, ended timestamp, cycle json)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pg_catalog.sys_query_history
  SELECT 100, CASE WHEN verb IN ('COPY', 'UNLOAD') THEN query ELSE nextval('pg_catalog.sandbox_query_id') END,
         q.label::char(320), 0, session, current_database(),
         CASE WHEN verb IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COPY', 'UNLOAD') THEN verb
              WHEN verb IN ('CREATE', 'ALTER', 'DROP') THEN 'DDL'
              WHEN verb = 'WITH' THEN 'SELECT' ELSE 'UTILITY' END,
         CASE WHEN failure = '' THEN 'success' ELSE 'failed' END, false, q.started, ended, elapsed, 0, elapsed,
         failure::char(512), 0, 0, statement::char(4000)
  FROM json_to_record(cycle) AS q(statements json, label text, started timestamp),
       json_array_elements_text(q.statements) WITH ORDINALITY AS s(statement, place),
       CAST(CASE WHEN place = json_array_length(q.statements) THEN error ELSE '' END AS text) AS failure,
       upper(substring(statement FROM '[A-Za-z]+')) AS verb,
       CAST(extract(epoch FROM ended - q.started) * 1000000 AS bigint) AS elapsed;
END $$;

CREATE OR REPLACE VIEW pg_catalog.svv_tables AS
SELECT table_catalog::text, table_schema::text, table_name::text, table_type::text, NULL::text AS remarks
FROM information_schema.tables;

CREATE OR REPLACE VIEW pg_catalog.svv_columns AS
SELECT table_catalog::text, table_schema::text, table_name::text, column_name::text, ordinal_position::int,
       column_default::text, is_nullable::text, data_type::text, character_maximum_length::int,
       numeric_precision::int, numeric_precision_radix::int, numeric_scale::int, datetime_precision::int,
       interval_type::text, interval_precision::text, NULL::text AS remarks
FROM information_schema.columns;

-- "SVV_RELATION_PRIVILEGES" of the developer guide; PostgreSQL's roles without a login are Redshift's groups.
CREATE OR REPLACE VIEW pg_catalog.svv_relation_privileges AS
SELECT n.nspname::text AS namespace_name, c.relname::text AS relation_name, a.privilege_type::text, a.grantee::int AS identity_id,
       coalesce(r.rolname::text, 'public') AS identity_name,
       CASE WHEN a.grantee = 0 THEN 'public' WHEN r.rolcanlogin THEN 'user' ELSE 'group' END AS identity_type,
       a.is_grantable AS admin_option, 'TABLE'::text AS privilege_scope
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL aclexplode(c.relacl) a
LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE c.relkind IN ('r', 'v') AND n.nspname NOT IN ('pg_catalog', 'information_schema');

-- The driver queries these before PostgreSQL's own catalog.
CREATE OR REPLACE VIEW pg_catalog.svv_external_schemas AS
SELECT 0::oid AS esoid, 0::smallint AS eskind, ''::text AS schemaname, 0 AS esowner, ''::text AS databasename, ''::text AS esoptions
WHERE false;
DROP FUNCTION IF EXISTS pg_catalog.pg_get_late_binding_view_cols();
CREATE FUNCTION pg_catalog.pg_get_late_binding_view_cols() RETURNS SETOF record
LANGUAGE sql STABLE AS 'SELECT NULL::name, NULL::name, NULL::name, NULL::varchar, NULL::int WHERE false';

-- Open transactions and their locks on tables of users. Redshift's writers have ShareRowExclusiveLock.
CREATE OR REPLACE VIEW pg_catalog.svv_transactions AS
SELECT activity.usename::text AS txn_owner, activity.datname::text AS txn_db, 1::bigint AS xid, locks.pid,
       timezone('UTC', activity.xact_start) AS txn_start,
       CASE locks.mode WHEN 'RowExclusiveLock' THEN 'ShareRowExclusiveLock' ELSE locks.mode END AS lock_mode,
       locks.locktype AS lockable_object_type, locks.relation, locks.granted
FROM pg_locks AS locks
JOIN pg_stat_activity AS activity ON activity.pid = locks.pid
WHERE locks.locktype = 'relation' AND locks.relation >= 16384;
