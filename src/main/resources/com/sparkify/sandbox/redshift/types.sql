-- VARCHAR(n) and CHAR(n) count bytes ("Character types" of the developer guide). PostgreSQL applies lengths with the
-- function in pg_cast, so a replacement applies to every table, cast and parameter.

-- Explicit casts truncate, never within a character; other values that are too long are errors.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_fit(value text, bytes int, explicit bool, type text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  cut text := left(value, bytes);
BEGIN
  IF bytes < 0 OR octet_length(value) <= bytes THEN
    RETURN value;
  ELSIF NOT explicit AND octet_length(rtrim(value, ' ')) > bytes THEN
    RAISE EXCEPTION 'value too long for type %(%)', type, bytes USING ERRCODE = '22001';
  END IF;
  WHILE octet_length(cut) > bytes LOOP
    cut := left(cut, greatest(length(cut) - (octet_length(cut) - bytes + 3) / 4, 0));
  END LOOP;
  RETURN cut;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_varchar(value varchar, typmod int, explicit bool) RETURNS varchar
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$SELECT pg_catalog.sandbox_fit(value, typmod - 4, explicit, 'character varying')$$;

-- CHAR holds single-byte characters only.
CREATE OR REPLACE FUNCTION pg_sandbox.single_bytes(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF octet_length(value) > length(value) THEN
    RAISE EXCEPTION 'CHAR string contains invalid ASCII character' USING ERRCODE = '22021';
  END IF;
  RETURN value;
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_char(value bpchar, typmod int, explicit bool) RETURNS bpchar
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN typmod < 4 THEN value ELSE rpad(fit, typmod - 4 - octet_length(fit) + length(fit))::bpchar END
  FROM rtrim(value::text, ' ') AS text,
       pg_catalog.sandbox_fit(CASE WHEN explicit THEN text ELSE pg_sandbox.single_bytes(text) END, typmod - 4, explicit, 'character') AS fit
$$;

UPDATE pg_catalog.pg_cast c SET castfunc = f.byte_wise
FROM (VALUES ('varchar'::regtype, 'pg_catalog.sandbox_varchar(varchar, int, bool)'::regprocedure),
             ('bpchar', 'pg_catalog.sandbox_char(bpchar, int, bool)')) AS f(type, byte_wise)
WHERE castsource = f.type AND casttarget = f.type AND castfunc <> f.byte_wise;

-- Trailing blanks do not count when texts are compared, joined, grouped or sorted ("Significance of trailing blanks"): operators and
-- operator classes of TEXT, which VARCHAR uses, compare with the functions of CHAR. LENGTH and LIKE still see the blanks.
UPDATE pg_catalog.pg_operator SET oprcode = ('bpchar' || substring(oprcode::text FROM '[a-z]{2}$'))::regproc
WHERE oprleft = 'text'::regtype AND oprright = 'text'::regtype AND oprname IN ('=', '<>', '<', '<=', '>', '>=');
UPDATE pg_catalog.pg_amproc SET amproc = blind::regproc
FROM (VALUES ('bttextcmp', 'bpcharcmp'), ('bttextsortsupport', 'bpchar_sortsupport'), ('hashtext', 'hashbpchar'),
             ('hashtextextended', 'hashbpcharextended')) AS f(exact, blind)
WHERE amproc = exact::regproc AND amproclefttype = 'text'::regtype AND amprocrighttype = 'text'::regtype
  AND amprocfamily IN (SELECT opcfamily FROM pg_catalog.pg_opclass WHERE opcname = 'text_ops');
-- Equal texts need not be the same bytes.
DELETE FROM pg_catalog.pg_amproc WHERE amproc = 'btvarstrequalimage'::regproc AND amproclefttype = 'text'::regtype;

-- Redshift's intervals have no days of their own on the wire: eight bytes of microseconds, four of months.
CREATE OR REPLACE FUNCTION pg_sandbox.send(value interval) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT int8send((pg_sandbox.seconds(value - months * interval '1 month') * 1000000)::bigint) || int4send(months)
  FROM CAST(pg_extract('year', value) * 12 + pg_extract('month', value) AS int) AS months
$$;
UPDATE pg_catalog.pg_type SET typsend = 'pg_sandbox.send(interval)'::regprocedure WHERE oid = 'interval'::regtype;
