-- What CREATE TABLE declared that PostgreSQL has no place for. The front sends it in a comment of the statement, and an
-- event trigger writes it down: in the client's transaction, and only if a table was made.

CREATE TABLE IF NOT EXISTS pg_catalog.sandbox_declarations (
  table_id oid PRIMARY KEY,
  declared jsonb NOT NULL);
GRANT SELECT ON pg_catalog.sandbox_declarations TO PUBLIC;

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_declare() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  created record;
  carried text;
  declared jsonb;
BEGIN
  FOR created IN SELECT objid FROM pg_event_trigger_ddl_commands() WHERE object_type = 'table' LOOP
    FOR carried IN SELECT (regexp_matches(current_query(), '/[*]sandbox:([A-Za-z0-9+/=]+):[*]/', 'g'))[1] LOOP
      declared := convert_from(decode(carried, 'base64'), 'UTF8')::jsonb;
      IF declared ->> 'name' = (SELECT relname FROM pg_class WHERE oid = created.objid) THEN
        INSERT INTO sandbox_declarations VALUES (created.objid, declared)
        ON CONFLICT (table_id) DO UPDATE SET declared = sandbox_declarations.declared || excluded.declared || jsonb_build_object(
          'encodings', sandbox_declarations.declared -> 'encodings' || (excluded.declared -> 'encodings'),
          'constraints', sandbox_declarations.declared -> 'constraints' || (excluded.declared -> 'constraints'));
        PERFORM sandbox_show_key(created.objid, declared);
      END IF;
    END LOOP;
  END LOOP;
END $$;

-- A declared primary key as clients look for it: an index that is marked as one, not unique, and that nothing is written to.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_show_key(relation oid, declared jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog SET allow_system_table_mods = on AS $$
DECLARE
  columns text := (SELECT string_agg(quote_ident(name), ', ' ORDER BY place)
                   FROM jsonb_array_elements(declared -> 'constraints') AS c,
                        jsonb_array_elements_text(c -> 'columns') WITH ORDINALITY AS k(name, place)
                   WHERE c ->> 'kind' = 'PRIMARY KEY');
  bare_name text := (SELECT relname FROM pg_class WHERE oid = relation);
  created oid;
BEGIN
  IF columns IS NULL OR EXISTS (SELECT FROM pg_index WHERE indrelid = relation AND indisprimary) THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE INDEX %I ON %s (%s)', left(bare_name, 58) || '_pkey', relation::regclass, columns);
  created := (SELECT max(indexrelid) FROM pg_index WHERE indrelid = relation);
  UPDATE pg_index SET indisprimary = true, indisvalid = false, indisready = false WHERE indexrelid = created;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_forget() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM sandbox_declarations
  WHERE table_id IN (SELECT objid FROM pg_event_trigger_dropped_objects() WHERE object_type = 'table');
END $$;

DROP EVENT TRIGGER IF EXISTS sandbox_declare;
CREATE EVENT TRIGGER sandbox_declare ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'ALTER TABLE')
  EXECUTE FUNCTION pg_catalog.sandbox_declare();
DROP EVENT TRIGGER IF EXISTS sandbox_forget;
CREATE EVENT TRIGGER sandbox_forget ON sql_drop EXECUTE FUNCTION pg_catalog.sandbox_forget();

-- The tables that users made, with what was declared of them.
CREATE OR REPLACE VIEW pg_catalog.sandbox_tables AS
SELECT c.oid AS table_id,
       n.nspname AS schema_name,
       c.relname AS table_name,
       coalesce(d.declared, '{}') AS declared
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.sandbox_declarations d ON d.table_id = c.oid
WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast');
GRANT SELECT ON pg_catalog.sandbox_tables TO PUBLIC;

-- "PG_TABLE_DEF" of the developer guide: tables in the search path only.
CREATE OR REPLACE VIEW pg_catalog.pg_table_def AS
SELECT t.schema_name AS schemaname,
       t.table_name AS tablename,
       a.attname AS "column",
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       coalesce(t.declared -> 'encodings' ->> a.attname::text, 'none') AS encoding,
       coalesce(t.declared ->> 'distkey' = a.attname::text, false) AS distkey,
       coalesce((SELECT k.place::int * CASE WHEN t.declared ->> 'sortstyle' = 'INTERLEAVED' AND k.place % 2 = 0 THEN -1 ELSE 1 END
                 FROM jsonb_array_elements_text(t.declared -> 'sortkeys') WITH ORDINALITY AS k(name, place)
                 WHERE k.name = a.attname::text), 0) AS sortkey,
       a.attnotnull AS "notnull"
FROM pg_catalog.sandbox_tables t
JOIN pg_catalog.pg_attribute a ON a.attrelid = t.table_id AND a.attnum > 0 AND NOT a.attisdropped
WHERE t.schema_name = ANY (current_schemas(true))
ORDER BY t.schema_name, t.table_name, a.attnum;
GRANT SELECT ON pg_catalog.pg_table_def TO PUBLIC;

-- "SVV_TABLE_INFO" of the developer guide, as far as it says something here: empty tables are not in it.
CREATE OR REPLACE VIEW pg_catalog.svv_table_info AS
SELECT current_database()::text AS database,
       schema_name::text AS "schema",
       table_id,
       table_name::text AS "table",
       CASE WHEN declared -> 'encodings' = '{}' THEN 'N' ELSE 'Y, AUTO(ENCODE)' END AS encoded,
       CASE coalesce(declared ->> 'diststyle', 'AUTO')
         WHEN 'KEY' THEN 'KEY(' || (declared ->> 'distkey') || ')'
         WHEN 'AUTO' THEN 'AUTO(ALL)'
         ELSE declared ->> 'diststyle' END AS diststyle,
       CASE declared ->> 'sortstyle'
         WHEN 'INTERLEAVED' THEN 'INTERLEAVED'
         WHEN 'AUTO' THEN 'AUTO(SORTKEY)'
         ELSE coalesce(declared -> 'sortkeys' ->> 0, 'AUTO(SORTKEY)') END AS sortkey1,
       coalesce(jsonb_array_length(declared -> 'sortkeys'), 0) AS sortkey_num,
       (pg_catalog.pg_total_relation_size(table_id) / 1048576)::bigint AS size,
       pg_catalog.sandbox_row_count(table_id)::numeric(38, 0) AS tbl_rows
FROM pg_catalog.sandbox_tables
WHERE pg_catalog.pg_relation_size(table_id) > 0;
GRANT SELECT ON pg_catalog.svv_table_info TO PUBLIC;
