-- Attributes of CREATE and ALTER TABLE that PostgreSQL does not have. The proxy sends them in comments of the statement, and an
-- event trigger stores them: in the client's transaction, and only if a table was created or altered.

CREATE TABLE IF NOT EXISTS pg_catalog.sandbox_declared (table_id oid PRIMARY KEY, declared jsonb NOT NULL);
DELETE FROM pg_catalog.sandbox_declared WHERE table_id NOT IN (SELECT oid FROM pg_catalog.pg_class);

-- Splits a list of names as written in SQL.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_names(list text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT AS
  $$SELECT pg_array_agg(trim(name, '" ') ORDER BY place) FROM unnest(string_to_array(list, ',')) WITH ORDINALITY n(name, place)$$;

-- A statement that writes a table blocks other writers, but not readers, until its transaction ends ("Write and read-write
-- operations" of the developer guide). An advisory lock, because the table's own lock would have to be taken twice.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(tg_relid::bigint);
  RETURN NULL;
END $$;

-- Zone maps of sort keys: a BRIN index stores minimum and maximum of each MB, as Redshift does of each block of every column.
-- Writing statements update it, unless VACUUM or ANALYZE runs on the table.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_zone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = '5ms' AS $$
BEGIN
  PERFORM brin_summarize_new_values(tg_argv[0]::regclass);
  RETURN NULL;
EXCEPTION WHEN lock_not_available OR undefined_table THEN
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_declare() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET allow_system_table_mods = on AS $$
DECLARE
  created record;
  declaration jsonb;
  key text;
  index_name text;
BEGIN
  FOR created IN SELECT c.oid, c.relname, c.relnamespace, c.relpersistence FROM pg_event_trigger_ddl_commands() JOIN pg_class c ON c.oid = objid
              WHERE object_type = 'table' AND schema_name <> 'pg_catalog' LOOP
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = created.oid AND atttypid = 'varchar'::regtype AND atttypmod > 65539) THEN
      RAISE EXCEPTION 'length for type varchar cannot exceed 65535' USING ERRCODE = '22023';
    ELSIF EXISTS (SELECT FROM pg_attribute WHERE attrelid = created.oid AND atttypid = 'bpchar'::regtype AND atttypmod > 4100) THEN
      RAISE EXCEPTION 'length for type char cannot exceed 4096' USING ERRCODE = '22023';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = created.oid AND tgname = 'sandbox_write') THEN
      EXECUTE format('CREATE TRIGGER sandbox_write BEFORE INSERT OR UPDATE OR DELETE ON %s EXECUTE FUNCTION sandbox_write()',
                     created.oid::regclass);
      -- Hidden from \d.
      UPDATE pg_trigger SET tgisinternal = true WHERE tgrelid = created.oid AND tgname = 'sandbox_write';
    END IF;
    declaration := (SELECT pg_jsonb_object_agg(attribute[2], trim(attribute[3], '" '))
             FROM regexp_matches(lower(current_query()), '/[*]sandbox[|](.*?)[|](.*?)[|](.*?)[*]/', 'g') AS attribute
             WHERE trim(attribute[1], '"') = created.relname);
    CONTINUE WHEN declaration IS NULL;
    FOR key IN SELECT name FROM unnest(sandbox_names(concat_ws(',', declaration ->> 'sortkeys', declaration ->> 'distkey'))) AS name LOOP
      IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = created.oid AND attname = key AND attnum > 0 AND NOT attisdropped) THEN
        RAISE EXCEPTION 'column "%" named in key does not exist', key USING ERRCODE = '42703';
      END IF;
    END LOOP;
    INSERT INTO sandbox_declared AS known VALUES (created.oid, declaration || pg_jsonb_build_object('name', created.relname))
    ON CONFLICT (table_id) DO UPDATE SET declared = known.declared || declaration;
    -- Clients find a primary key by its index: marked as primary, but not unique and never written.
    key := (SELECT substr(entry, 13) FROM jsonb_object_keys(declaration) AS entry WHERE entry LIKE 'primary key %');
    IF key IS NOT NULL THEN
      index_name := left(created.relname, 50) || '_pkey';
      IF EXISTS (SELECT FROM pg_class WHERE relname = index_name AND relnamespace = created.relnamespace) THEN
        index_name := index_name || created.oid;
      END IF;
      EXECUTE format('CREATE INDEX %I ON %s (%s)', index_name, created.oid::regclass,
                     (SELECT pg_string_agg(quote_ident(name), ', ') FROM unnest(sandbox_names(key)) AS name));
      UPDATE pg_index SET indisprimary = true, indisvalid = false, indisready = false
      WHERE indexrelid = (SELECT oid FROM pg_class WHERE relname = index_name AND relnamespace = created.relnamespace);
      -- Redshift makes the key's columns NOT NULL, and enforces that.
      UPDATE pg_attribute SET attnotnull = true WHERE attrelid = created.oid AND attname = ANY (sandbox_names(key));
    END IF;
    index_name := 'sandbox_zone_' || created.oid;
    -- Long texts do not fit into a BRIN index.
    key := (SELECT pg_string_agg(quote_ident(attname), ', ') FROM pg_attribute
            WHERE attrelid = created.oid AND attname = ANY (sandbox_names(declaration ->> 'sortkeys')) AND (attlen > 1 OR atttypmod BETWEEN 4 AND 68));
    IF key IS NOT NULL AND created.relpersistence = 'p' AND to_regclass('pg_toast.' || index_name) IS NULL THEN
      EXECUTE format('CREATE INDEX %I ON %s USING brin (%s)', index_name, created.oid::regclass, key);
      EXECUTE format('CREATE TRIGGER sandbox_zone AFTER INSERT OR UPDATE ON %s EXECUTE FUNCTION sandbox_zone(%L)',
                     created.oid::regclass, 'pg_toast.' || index_name);
      -- Hidden from \d and \di.
      UPDATE pg_trigger SET tgisinternal = true WHERE tgrelid = created.oid AND tgname = 'sandbox_zone';
      UPDATE pg_class SET relnamespace = 'pg_toast'::regnamespace WHERE relname = index_name AND relnamespace = created.relnamespace;
    END IF;
  END LOOP;
END $$;

-- "Analyzing tables" of the developer guide: CREATE TABLE AS and SELECT INTO analyze the new table at once.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_analyze() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
  created text;
BEGIN
  FOR created IN SELECT object_identity FROM pg_event_trigger_ddl_commands() WHERE object_type = 'table' LOOP
    EXECUTE 'ANALYZE ' || created;
  END LOOP;
END $$;

DROP EVENT TRIGGER IF EXISTS sandbox_analyze;
CREATE EVENT TRIGGER sandbox_analyze ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE AS', 'SELECT INTO') EXECUTE FUNCTION pg_catalog.sandbox_analyze();

DROP EVENT TRIGGER IF EXISTS sandbox_declare;
CREATE EVENT TRIGGER sandbox_declare ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE') EXECUTE FUNCTION pg_catalog.sandbox_declare();

-- Indexes for clients, without zone maps; the dialect redirects queries here.
CREATE OR REPLACE VIEW pg_catalog.sandbox_indexes AS
SELECT * FROM pg_catalog.pg_index
WHERE indexrelid NOT IN (SELECT oid FROM pg_catalog.pg_class WHERE relkind = 'i' AND relname LIKE 'sandbox\_zone\_%');
CREATE OR REPLACE VIEW pg_catalog.sandbox_index_names AS
SELECT * FROM pg_catalog.pg_indexes WHERE indexname NOT LIKE 'sandbox\_zone\_%';

-- Users' tables, except for temporary tables of other sessions, with their declarations.
CREATE OR REPLACE VIEW pg_catalog.sandbox_tables AS
SELECT c.oid AS table_id, n.nspname AS schema_name, c.relname AS table_name, coalesce(d.declared, '{}') AS declared,
       CASE WHEN declared ->> 'sortstyle' <> 'auto' THEN pg_catalog.sandbox_names(declared ->> 'sortkeys') END AS sort_keys
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.sandbox_declared d ON d.table_id = c.oid
WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND NOT pg_is_other_temp_schema(n.oid);

-- Declared keys in the form of pg_constraint and pg_depend; the dialect redirects queries here.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_places(relation oid, names text[]) RETURNS smallint[] LANGUAGE sql STABLE AS $$
  SELECT pg_array_agg(attnum ORDER BY place) FROM unnest(names) WITH ORDINALITY AS n(name, place)
  JOIN pg_catalog.pg_attribute ON attrelid = relation AND attname = name
$$;
CREATE OR REPLACE VIEW pg_catalog.sandbox_constraints AS
SELECT (table_id::bigint * 64 + place)::oid AS oid, schema_name::regnamespace::oid AS connamespace,
       concat_ws('_', table_name, CASE kind WHEN 'primary' THEN 'pkey' ELSE array_to_string(columns, '_') END,
                 CASE kind WHEN 'unique' THEN 'key' WHEN 'foreign' THEN 'fkey' END)::name AS conname,
       left(kind, 1)::"char" AS contype, false AS condeferrable, false AS condeferred, true AS convalidated,
       table_id AS conrelid, coalesce(CASE kind WHEN 'primary' THEN own.indexrelid END, 0) AS conindid, 0::oid AS conparentid,
       coalesce(target::oid, 0) AS confrelid, 'a'::"char" AS confupdtype, 'a'::"char" AS confdeltype, 's'::"char" AS confmatchtype,
       pg_catalog.sandbox_places(table_id, columns) AS conkey, its.indexrelid AS target_key,
       coalesce(pg_catalog.sandbox_places(target, pg_catalog.sandbox_names(substring(value FROM '[(](.*)[)]'))),
                string_to_array(its.indkey::text, ' ')::smallint[]) AS confkey,
       format('%s (%s)', CASE kind WHEN 'unique' THEN 'UNIQUE' ELSE upper(kind) || ' KEY' END, array_to_string(columns, ', '))
         || coalesce(' REFERENCES ' || nullif(value, ''), '') AS condef
FROM pg_catalog.sandbox_tables
CROSS JOIN jsonb_each_text(declared) WITH ORDINALITY AS d(entry, value, place)
CROSS JOIN substring(entry FROM '^(primary|unique|foreign) ') AS kind
CROSS JOIN pg_catalog.sandbox_names(regexp_replace(entry, '^[a-z]+( key)? ', '')) AS columns
CROSS JOIN substring(value FROM '^[^(]+') AS name
CROSS JOIN to_regclass(CASE WHEN name NOT LIKE '%.%' THEN quote_ident(schema_name) || '.' ELSE '' END || name) AS target
LEFT JOIN pg_catalog.pg_index own ON own.indrelid = table_id AND own.indisprimary
LEFT JOIN pg_catalog.pg_index its ON its.indrelid = target AND its.indisprimary
WHERE kind IN ('primary', 'unique') OR target IS NOT NULL AND kind = 'foreign';
CREATE OR REPLACE VIEW pg_catalog.sandbox_dependencies AS
SELECT 'pg_constraint'::regclass::oid AS classid, oid AS objid, 'pg_class'::regclass::oid AS refclassid, target_key AS refobjid
FROM pg_catalog.sandbox_constraints;

-- "PG_TABLE_DEF" of the developer guide: tables in the search path only.
CREATE OR REPLACE VIEW pg_catalog.pg_table_def AS
SELECT schema_name AS schemaname, table_name AS tablename, attname AS "column",
       pg_catalog.format_type(atttypid, atttypmod) AS type,
       coalesce(declared ->> ('encode ' || attname), 'none') AS encoding,
       coalesce(declared ->> 'distkey' = attname::text, false) AS distkey,
       coalesce(place * CASE WHEN declared ->> 'sortstyle' = 'interleaved' AND place % 2 = 0 THEN -1 ELSE 1 END, 0) AS sortkey,
       attnotnull AS "notnull"
FROM pg_catalog.sandbox_tables
JOIN pg_catalog.pg_attribute ON attrelid = table_id AND attnum > 0 AND NOT attisdropped,
array_position(sort_keys, attname::text) AS place
WHERE schema_name = ANY (current_schemas(true))
ORDER BY schema_name, table_name, attnum;

-- Counts the rows of a table, because reltuples is only an estimate.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_row_count(relation oid) RETURNS numeric LANGUAGE plpgsql STABLE AS $$
DECLARE
  counted bigint;
BEGIN
  EXECUTE format('SELECT count(*) FROM %s', relation::regclass) INTO counted;
  RETURN counted;
END $$;

-- "SVV_TABLE_INFO" of the developer guide, without columns that make no sense here; it does not list empty tables.
CREATE OR REPLACE VIEW pg_catalog.svv_table_info AS
SELECT current_database()::text AS database, schema_name::text AS "schema", table_id, table_name::text AS "table",
       CASE WHEN declared::text LIKE '%"encode %' THEN 'Y, AUTO(ENCODE)' ELSE 'N' END AS encoded,
       CASE coalesce(declared ->> 'diststyle', 'auto') WHEN 'key' THEN 'KEY(' || (declared ->> 'distkey') || ')'
         WHEN 'auto' THEN 'AUTO(ALL)' ELSE upper(declared ->> 'diststyle') END AS diststyle,
       CASE declared ->> 'sortstyle' WHEN 'interleaved' THEN 'INTERLEAVED'
         ELSE coalesce(sort_keys[1], 'AUTO(SORTKEY)') END AS sortkey1,
       coalesce(cardinality(sort_keys), 0) AS sortkey_num,
       (pg_catalog.pg_total_relation_size(table_id) / 1048576)::bigint AS size,
       pg_catalog.sandbox_row_count(table_id)::numeric(38, 0) AS tbl_rows
FROM pg_catalog.sandbox_tables
WHERE pg_catalog.pg_relation_size(table_id) > 0;
