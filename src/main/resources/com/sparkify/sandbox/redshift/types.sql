-- VARCHAR(n) and CHAR(n) count bytes ("Character types" of the developer guide). PostgreSQL coerces to a length by the
-- function that pg_cast names, so that one put in its place holds for every table, cast and parameter. An explicit cast
-- cuts, all else is refused.

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
  ELSIF octet_length(content) <= typmod - 4 THEN
    RETURN rpad(content, typmod - 4 - octet_length(content) + length(content))::bpchar;
  ELSIF explicit THEN
    RETURN pg_catalog.sandbox_cut(content, typmod - 4)::bpchar;
  END IF;
  RAISE EXCEPTION 'value too long for type character(%)', typmod - 4 USING ERRCODE = '22001';
END $$;

UPDATE pg_catalog.pg_cast SET castfunc = 'pg_catalog.sandbox_varchar(varchar, int, bool)'::regprocedure
WHERE castsource = 'varchar'::regtype AND casttarget = 'varchar'::regtype
  AND castfunc <> 'pg_catalog.sandbox_varchar(varchar, int, bool)'::regprocedure;
UPDATE pg_catalog.pg_cast SET castfunc = 'pg_catalog.sandbox_char(bpchar, int, bool)'::regprocedure
WHERE castsource = 'bpchar'::regtype AND casttarget = 'bpchar'::regtype
  AND castfunc <> 'pg_catalog.sandbox_char(bpchar, int, bool)'::regprocedure;
