-- What the front's rewritten statements call; the names begin with sandbox_, by which the front keeps them from clients.

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_refuse(state text, message text) RETURNS int
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RAISE EXCEPTION '%', message USING ERRCODE = state;
END $$;

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
