-- What the front's rewritten statements call; the names begin with sandbox_, by which the front keeps them from clients.

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_refuse(state text, message text) RETURNS int
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RAISE EXCEPTION '%', message USING ERRCODE = state;
END $$;

-- The columns that COPY may fill, in order; see TargetColumn.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_copy_target(target text)
RETURNS TABLE (name text, type text, length int, scale int, is_not_null bool, is_identity bool, table_id oid)
LANGUAGE sql STABLE AS $$
  SELECT a.attname::text, t.typname::text,
         CASE WHEN a.atttypmod < 4 THEN 0
              WHEN t.typname = 'numeric' THEN ((a.atttypmod - 4) >> 16) & 65535
              WHEN t.typname IN ('varchar', 'bpchar') THEN a.atttypmod - 4
              ELSE 0 END,
         CASE WHEN a.atttypmod >= 4 AND t.typname = 'numeric' THEN (a.atttypmod - 4) & 2047 ELSE 0 END,
         a.attnotnull, a.attidentity <> '', a.attrelid
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = target::regclass AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attnum
$$;

-- The rows of a table, counted: reltuples is only an estimate.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_row_count(relation oid) RETURNS numeric
LANGUAGE plpgsql STABLE AS $$
DECLARE
  counted bigint;
BEGIN
  EXECUTE format('SELECT count(*) FROM %s', relation::regclass) INTO counted;
  RETURN counted;
END $$;

-- Text cut to a number of bytes, never within a character.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_cut(value text, bytes int) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  cut text := left(value, bytes);
BEGIN
  WHILE octet_length(cut) > bytes LOOP
    cut := left(cut, greatest(length(cut) - (octet_length(cut) - bytes + 3) / 4, 0));
  END LOOP;
  RETURN cut;
END $$;
