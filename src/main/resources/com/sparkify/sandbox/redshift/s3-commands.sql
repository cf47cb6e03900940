-- COPY and UNLOAD. The proxy translates them to calls of these procedures, which request the work on S3 from it by a notice that
-- the client does not see (SQLSTATE SB001). The folder sandbox.exchange has <query>.rows (for COPY a pipe that the proxy writes),
-- and at the end <query>.end with the outcome.

CREATE SEQUENCE IF NOT EXISTS pg_catalog.sandbox_query_id;

-- Columns as JSON for TargetColumn, in the order of the names; all columns if names is NULL. NUMERIC without precision, which
-- Redshift does not have, counts as the largest.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_columns(relation oid, names text[]) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT pg_json_agg(pg_json_build_object(
    'name', a.attname, 'type', t.typname, 'notnull', a.attnotnull, 'table', a.attrelid::bigint,
    'length', CASE WHEN t.typname = 'numeric' THEN coalesce(information_schema._pg_numeric_precision(t.oid, a.atttypmod), 38)
                   WHEN t.typname IN ('varchar', 'bpchar') THEN greatest(a.atttypmod - 4, 0) ELSE 0 END,
    'scale', CASE WHEN t.typname = 'numeric' THEN coalesce(information_schema._pg_numeric_scale(t.oid, a.atttypmod), 10) ELSE 0 END)
    ORDER BY array_position(names, a.attname::text), a.attnum)
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND (names IS NULL OR a.attname = ANY (names))
$$;

-- Waits for the end; returns the number of rejected lines.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_finish(path text) RETURNS int LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  ended json;
BEGIN
  WHILE (pg_stat_file(path || 'end', true)).size IS NULL LOOP
    PERFORM pg_sleep(0.002);
  END LOOP;
  ended := pg_read_file(path || 'end');
  IF ended ->> 'error' <> '' THEN
    RAISE EXCEPTION '%', ended ->> 'error' USING ERRCODE = 'XX000';
  END IF;
  RETURN ended ->> 'refused';
END $$;

CREATE OR REPLACE PROCEDURE pg_catalog.sandbox_copy(target text, command text, list text)
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  relation regclass := target;
  bare_name text := (SELECT relname FROM pg_class WHERE oid = relation);
  names text[] := coalesce(
    string_to_array(nullif(list, ''), E'\n'),
    ARRAY(SELECT attname::text FROM pg_attribute
          WHERE attrelid = relation AND attnum > 0 AND NOT attisdropped AND attidentity = '' ORDER BY attnum));
  copy text := format('COPY %s (%s) FROM ', relation, (SELECT pg_string_agg(quote_ident(name), ', ') FROM unnest(names) name));
  query bigint := nextval('pg_catalog.sandbox_query_id');
  path text := current_setting('sandbox.exchange') || '/' || query || '.';
  loaded bigint;
  refused int;
BEGIN
  -- PostgreSQL reports names that are not columns.
  EXECUTE copy || quote_literal('/dev/null');
  EXECUTE 'COPY (SELECT WHERE false) TO PROGRAM ''mkfifo ../exchange/' || query || '.rows''';
  RAISE INFO USING ERRCODE = 'SB001', MESSAGE = pg_json_build_object('verb', 'COPY', 'query', query, 'session', pg_backend_pid(),
    'command', command, 'columns', pg_catalog.sandbox_columns(relation, names));
  EXECUTE copy || quote_literal(path || 'rows') || ' WITH (ENCODING ''UTF8'')';
  GET DIAGNOSTICS loaded = ROW_COUNT;
  refused := pg_catalog.sandbox_finish(path);
  PERFORM set_config('sandbox.last_copy', query::text, false), set_config('sandbox.last_copy_count', loaded::text, false);
  RAISE INFO 'Load into table ''%'' completed, % record(s) loaded successfully.', bare_name, loaded;
  IF refused > 0 THEN
    RAISE INFO 'Load into table ''%'' completed, % record(s) could not be loaded.  Check ''stl_load_errors'' system table for details.',
      bare_name, refused;
  END IF;
END $$;

CREATE OR REPLACE PROCEDURE pg_catalog.sandbox_unload(statement text, command text, list text)
LANGUAGE plpgsql SECURITY DEFINER SET extra_float_digits = 1 AS $$
DECLARE
  row_format text[] := string_to_array(list, E'\n');
  query bigint := nextval('pg_catalog.sandbox_query_id');
  path text := current_setting('sandbox.exchange') || '/' || query || '.';
  columns json;
  unloaded bigint;
BEGIN
  EXECUTE 'CREATE TEMP VIEW sandbox_unloaded AS ' || statement;
  columns := pg_catalog.sandbox_columns('pg_temp.sandbox_unloaded'::regclass, NULL);
  DROP VIEW pg_temp.sandbox_unloaded;
  -- As a text, a CHAR has no trailing blanks.
  EXECUTE format('COPY (SELECT %s FROM (%s) AS unloaded) TO %L WITH (ENCODING ''UTF8'', DELIMITER %L, NULL %L)',
    (SELECT pg_string_agg(quote_ident(c ->> 'name') || CASE c ->> 'type' WHEN 'bpchar' THEN '::text' ELSE '' END, ', ')
     FROM json_array_elements(columns) AS c), statement, path || 'rows', row_format[1], row_format[2]);
  GET DIAGNOSTICS unloaded = ROW_COUNT;
  RAISE INFO USING ERRCODE = 'SB001', MESSAGE = pg_json_build_object('verb', 'UNLOAD', 'query', query, 'session', pg_backend_pid(),
    'command', command, 'columns', columns);
  PERFORM pg_catalog.sandbox_finish(path);
  RAISE INFO 'UNLOAD completed, % record(s) unloaded successfully.', unloaded;
END $$;

-- The ids of a session's last COPY or UNLOAD. A sequence does not roll back, so the id of a failed load can be queried.
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_query_id() RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
BEGIN
  RETURN currval('pg_catalog.sandbox_query_id');
EXCEPTION WHEN object_not_in_prerequisite_state THEN
  RETURN 0;
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_id() RETURNS int LANGUAGE sql STABLE AS
  $$SELECT coalesce(nullif(current_setting('sandbox.last_copy', true), ''), '0')::int$$;
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint LANGUAGE sql STABLE AS
  $$SELECT coalesce(nullif(current_setting('sandbox.last_copy_count', true), ''), '0')::bigint$$;
