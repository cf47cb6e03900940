-- VARCHAR(n) and CHAR(n) count bytes ("Character types" of the developer guide). PostgreSQL coerces to a length by the
-- function that pg_cast names, so that one put in its place holds for every table, cast and parameter. An explicit cast
-- cuts, all else is refused.

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

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_varchar(value varchar, typmod int, explicit bool) RETURNS varchar
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF typmod < 4 OR octet_length(value) <= typmod - 4 THEN
    RETURN value;
  ELSIF explicit OR octet_length(rtrim(value, ' ')) <= typmod - 4 THEN
    RETURN pg_catalog.sandbox_cut(value, typmod - 4);
  END IF;
  RAISE EXCEPTION 'value too long for type character varying(%)', typmod - 4 USING ERRCODE = '22001';
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_char(value bpchar, typmod int, explicit bool) RETURNS bpchar
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  content text := rtrim(value::text, ' ');
BEGIN
  IF typmod < 4 THEN
    RETURN value;
  ELSIF explicit OR octet_length(content) <= typmod - 4 THEN
    content := pg_catalog.sandbox_cut(content, typmod - 4);
    RETURN rpad(content, typmod - 4 - octet_length(content) + length(content))::bpchar;
  END IF;
  RAISE EXCEPTION 'value too long for type character(%)', typmod - 4 USING ERRCODE = '22001';
END $$;

UPDATE pg_catalog.pg_cast c SET castfunc = f.byte_wise
FROM (VALUES ('varchar'::regtype, 'pg_catalog.sandbox_varchar(varchar, int, bool)'::regprocedure),
             ('bpchar', 'pg_catalog.sandbox_char(bpchar, int, bool)')) AS f(type, byte_wise)
WHERE castsource = f.type AND casttarget = f.type AND castfunc <> f.byte_wise;
