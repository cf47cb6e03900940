-- Functions that Redshift has and PostgreSQL lacks. In pg_catalog, as in Redshift, so that no search_path hides them.

CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT 'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.0 sandbox'::text
$$;

-- The proxy replaces a refused statement by a call of this.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_refuse(state text, message text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RAISE EXCEPTION '%', message USING ERRCODE = state;
END $$;

-- What Redshift does not have is not there under its name ("Unsupported PostgreSQL functions" of the developer guide).
UPDATE pg_catalog.pg_proc SET proname = 'pg_' || proname
WHERE oid < 16384 AND pronamespace = 'pg_catalog'::regnamespace
  AND (proname IN ('string_agg', 'array_agg', 'clock_timestamp', 'gen_random_uuid', 'make_date', 'make_timestamp', 'make_interval',
                   'date_bin', 'every', 'xmlagg', 'row_to_json', 'regexp_split_to_table', 'regexp_split_to_array')
       OR proname ~ '^(to_jsonb?|jsonb?_agg|jsonb?_object_agg|jsonb?_build_(object|array))$');

-- SET search_path, which refuses a schema that does not exist.
CREATE OR REPLACE FUNCTION pg_sandbox.set_search_path(name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF name NOT IN ('', '$user') AND NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = name) THEN
    RAISE EXCEPTION 'schema "%" does not exist', name USING ERRCODE = '3F000';
  END IF;
  PERFORM set_config('search_path', CASE name WHEN '' THEN '' ELSE quote_ident(name) END, false);
END $$;

-- The columns of tables, one a line: the table's name as asked for, and the column's.
CREATE OR REPLACE FUNCTION pg_sandbox.columns(tables text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT pg_string_agg(name || chr(9) || attname, chr(10))
  FROM unnest(string_to_array(tables, chr(10))) AS name
  JOIN pg_catalog.pg_attribute ON attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped
$$;

-- PostgreSQL's own functions of these names give other results; they stay, as pg_exp and so on.
UPDATE pg_catalog.pg_proc SET proname = 'pg_' || proname
WHERE oid < 16384 AND pronamespace = 'pg_catalog'::regnamespace
  AND (proname IN ('concat', 'extract', 'date_part', 'exp', 'split_part', 'regexp_substr')
       OR proname IN ('sqrt', 'ln', 'log', 'power', 'pow') AND 'numeric'::regtype = ANY (proargtypes)
       OR proname = 'round' AND proargtypes[0] = 'double precision'::regtype);

-- "Math functions" of the developer guide: results of DOUBLE PRECISION, which overflow to infinity.
CREATE OR REPLACE FUNCTION pg_catalog.exp(value double precision) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$SELECT CASE WHEN value > 709.78 THEN 'Infinity' WHEN value < -708.39 THEN 0 ELSE pg_catalog.pg_exp(value) END$$;
CREATE OR REPLACE FUNCTION pg_catalog.dexp(value double precision) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS 'SELECT exp(value)';
CREATE OR REPLACE FUNCTION pg_catalog.dlog1(value double precision) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ln(value)';
CREATE OR REPLACE FUNCTION pg_catalog.dlog10(value double precision) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS 'SELECT log(value)';
CREATE OR REPLACE FUNCTION pg_catalog.round(value double precision) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  'SELECT sign(value) * floor(abs(value) + 0.5)';
CREATE OR REPLACE FUNCTION pg_catalog.round(value double precision, digits int) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT round(value::numeric, digits)::double precision';
CREATE OR REPLACE FUNCTION pg_catalog.trunc(value double precision, digits int) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT trunc(value::numeric, digits)::double precision';

-- "String functions" of the developer guide. CONCAT takes two texts, and is NULL if one is.
CREATE OR REPLACE FUNCTION pg_catalog.concat(first text, second text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT first || second';
CREATE OR REPLACE FUNCTION pg_catalog.len(value text) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT length(value)';
CREATE OR REPLACE FUNCTION pg_catalog.listagg(collected anyarray, delimiter text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$SELECT array_to_string(nullif(array_remove(collected, NULL), '{}'), delimiter)$$;
CREATE OR REPLACE FUNCTION pg_catalog.textlen(value text) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT length(value)';
CREATE OR REPLACE FUNCTION pg_catalog.charindex(part text, whole text) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT strpos(whole, part)';
CREATE OR REPLACE FUNCTION pg_catalog.replicate(value text, times int) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS 'SELECT repeat(value, times)';
CREATE OR REPLACE FUNCTION pg_catalog.sha2(value text, bits int) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT encode(CASE bits WHEN 224 THEN sha224(bytes) WHEN 384 THEN sha384(bytes) WHEN 512 THEN sha512(bytes) ELSE sha256(bytes) END, 'hex')
  FROM convert_to(value, 'UTF8') AS bytes
$$;
CREATE OR REPLACE FUNCTION pg_catalog.split_part(value text, delimiter text, part int) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  IF part < 1 THEN
    RAISE EXCEPTION 'field position must be greater than zero' USING ERRCODE = '22023';
  END IF;
  RETURN pg_split_part(value, delimiter, part);
END $$;
-- Without a match it is empty; the parameter e asks for the part in parentheses.
CREATE OR REPLACE FUNCTION pg_catalog.regexp_substr(value text, pattern text, start int DEFAULT 1, match int DEFAULT 1, options text DEFAULT '')
RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT coalesce(pg_regexp_substr(value, pattern, start, match, translate(options, 'pe', ''), CASE WHEN options LIKE '%e%' THEN 1 ELSE 0 END), '')
$$;
CREATE OR REPLACE FUNCTION pg_catalog.strtol(digits text, base int) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  signed text := lower(ltrim(digits));
  number text := CASE base WHEN 16 THEN regexp_replace(ltrim(signed, '+-'), '^0x', '') ELSE ltrim(signed, '+-') END;
  result numeric := 0;
  digit int;
BEGIN
  FOR place IN 1 .. length(number) LOOP
    digit := strpos('0123456789abcdefghijklmnopqrstuvwxyz', substr(number, place, 1)) - 1;
    IF digit < 0 OR digit >= base THEN
      RAISE EXCEPTION 'The input % is not valid to be converted to base %', digits, base USING ERRCODE = '22023';
    END IF;
    result := result * base + digit;
  END LOOP;
  RETURN CASE WHEN signed LIKE '-%' THEN -result ELSE result END;
END $$;

-- "FNV_HASH function": FNV-1a of the bytes of a value, those of a number from the lowest on.
CREATE OR REPLACE FUNCTION pg_sandbox.fnv(bytes bytea, seed bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  hash bigint := seed;
  product numeric;
BEGIN
  FOR i IN 0 .. length(bytes) - 1 LOOP
    product := mod((hash # get_byte(bytes, i))::numeric * 1099511628211, 18446744073709551616);
    hash := product - CASE WHEN product > 9223372036854775807 THEN 18446744073709551616
                           WHEN product < -9223372036854775808 THEN -18446744073709551616 ELSE 0 END;
  END LOOP;
  RETURN hash;
END $$;
CREATE OR REPLACE FUNCTION pg_sandbox.reversed(bytes bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS
  $$SELECT decode(pg_string_agg(lpad(to_hex(get_byte(bytes, i)), 2, '0'), '' ORDER BY i DESC), 'hex') FROM generate_series(0, length(bytes) - 1) AS i$$;
CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value text, seed bigint DEFAULT -3750763034362895579) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$SELECT pg_sandbox.fnv(convert_to(value, 'UTF8'), seed)$$;
CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value smallint, seed bigint DEFAULT -3750763034362895579) RETURNS bigint
LANGUAGE sql IMMUTABLE AS 'SELECT pg_sandbox.fnv(pg_sandbox.reversed(int2send(value)), seed)';
CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value int, seed bigint DEFAULT -3750763034362895579) RETURNS bigint
LANGUAGE sql IMMUTABLE AS 'SELECT pg_sandbox.fnv(pg_sandbox.reversed(int4send(value)), seed)';
CREATE OR REPLACE FUNCTION pg_catalog.fnv_hash(value bigint, seed bigint DEFAULT -3750763034362895579) RETURNS bigint
LANGUAGE sql IMMUTABLE AS 'SELECT pg_sandbox.fnv(pg_sandbox.reversed(int8send(value)), seed)';

-- "Date and time functions" of the developer guide. GETDATE is the start of the statement in whole seconds.
CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS
  $$SELECT date_trunc('second', timezone('UTC', statement_timestamp()))$$;
-- SYSDATE, whose column has this name.
CREATE OR REPLACE FUNCTION pg_sandbox."timestamp"() RETURNS timestamp LANGUAGE sql STABLE AS $$SELECT timezone('UTC', now())$$;
CREATE OR REPLACE FUNCTION pg_catalog.trunc(at timestamp) RETURNS date LANGUAGE sql IMMUTABLE STRICT AS 'SELECT at::date';
CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, at timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT timezone(target, timezone(source, at))';
CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, at timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS $$SELECT timezone(target, timezone('UTC', at))$$;

-- PostgreSQL's name of a date part ("Date parts for date or timestamp functions").
CREATE OR REPLACE FUNCTION pg_sandbox.part(part text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT CASE WHEN part ~* '^(weekday|dayofweek|dw|dow)$' THEN 'dow' WHEN part ~* '^(dayofyear|yearday|dy|doy)$' THEN 'doy'
              WHEN part ~* '^(q|qtrs?|quarters?)$' THEN 'quarter' WHEN part ~* '^(w|weeks?)$' THEN 'week' ELSE part END
$$;
-- A part is whole, and without the larger ones.
CREATE OR REPLACE FUNCTION pg_sandbox.whole(part text, value numeric) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT CASE WHEN part ~* '^m(illi)?s' THEN mod(floor(value), 1000) WHEN part ~* '^(micro|u)s' THEN mod(value, 1000000)
              ELSE floor(value) END
$$;
CREATE OR REPLACE FUNCTION pg_sandbox.seconds(value interval) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT AS $$SELECT pg_extract('epoch', value)$$;
DO $$
DECLARE
  kind text;
  name text;
BEGIN
  FOREACH kind IN ARRAY '{timestamp,date,time,timetz,interval,timestamptz}'::text[] LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.date_part(part text, value %s) RETURNS double precision
                    LANGUAGE sql %s STRICT AS ''SELECT pg_sandbox.whole(part, pg_extract(pg_sandbox.part(part), value%s))''',
                   kind, CASE kind WHEN 'timestamptz' THEN 'STABLE' ELSE 'IMMUTABLE' END, CASE kind WHEN 'date' THEN '::timestamp' ELSE '' END);
    -- EXTRACT, whose column is named date_part, is an INTEGER, except of TIMESTAMPTZ. Its quoted parts are PostgreSQL's extract.
    FOR name IN VALUES ('pg_sandbox.date_part'), ('pg_catalog.extract') LOOP
      EXECUTE format('CREATE OR REPLACE FUNCTION %s(part text, value %s) RETURNS %s LANGUAGE sql %s STRICT AS
                      ''SELECT pg_catalog.date_part(part, value)::%3$s''', name, kind,
                     CASE kind WHEN 'timestamptz' THEN 'double precision' ELSE 'int' END,
                     CASE kind WHEN 'timestamptz' THEN 'STABLE' ELSE 'IMMUTABLE' END);
    END LOOP;
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.date_trunc(part text, day date) RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT date_trunc(part, day::timestamp)';
CREATE OR REPLACE FUNCTION pg_catalog.date_part_year(day date) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT extract(year FROM day)';

-- PostgreSQL has no intervals of quarters, and none of days of a year.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_part(part text) RETURNS interval LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT CASE pg_sandbox.part(part) WHEN 'quarter' THEN interval '3 months' WHEN 'dow' THEN interval '1 day' WHEN 'doy' THEN interval '1 day'
              ELSE ('1 ' || part)::interval END
$$;
-- The number of boundaries between the two, not the duration. Weeks start on Sunday; in PostgreSQL on Monday.
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, first timestamp, last timestamp) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT CASE WHEN months > 0 THEN (extract(year FROM b) * 12 + extract(month FROM b)
                                    - extract(year FROM a) * 12 - extract(month FROM a)) / months
              ELSE pg_sandbox.seconds(b - a) / pg_sandbox.seconds(pg_catalog.sandbox_part(part)) END
  FROM (SELECT CASE pg_sandbox.part(part) WHEN 'week' THEN interval '1 day' ELSE interval '0' END AS shift,
               CASE WHEN pg_catalog.sandbox_part(part) = interval '1 day' THEN 'day' ELSE part END AS unit,
               extract(year FROM pg_catalog.sandbox_part(part)) * 12 + extract(month FROM pg_catalog.sandbox_part(part)) AS months) u,
       date_trunc(unit, first + shift) AS a, date_trunc(unit, last + shift) AS b
$$;
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, first timestamptz, last timestamptz) RETURNS bigint
LANGUAGE sql STABLE STRICT AS $$SELECT datediff(part, timezone('UTC', first), timezone('UTC', last))$$;
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, first date, last date) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT datediff(part, first::timestamp, last::timestamp)';
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, first text, last text) RETURNS bigint
LANGUAGE sql STABLE STRICT AS 'SELECT datediff(part, first::timestamp, last::timestamp)';
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, first time, last time) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT AS $$SELECT datediff(part, date '2000-01-01' + first, date '2000-01-01' + last)$$;
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, first timetz, last timetz) RETURNS bigint
LANGUAGE sql STABLE STRICT AS $$SELECT datediff(part, timezone('UTC', first)::time, timezone('UTC', last)::time)$$;
-- Of a date the result is a timestamp; a text is one, too.
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, start timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT start + amount * pg_catalog.sandbox_part(part)';
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, start date) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT start + amount * pg_catalog.sandbox_part(part)';
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, start text) RETURNS timestamp
LANGUAGE sql STABLE STRICT AS 'SELECT start::timestamp + amount * pg_catalog.sandbox_part(part)';
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, start timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE STRICT AS 'SELECT start + amount * pg_catalog.sandbox_part(part)';
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, start time) RETURNS time
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT start + amount * pg_catalog.sandbox_part(part)';
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, start timetz) RETURNS timetz
LANGUAGE sql STABLE STRICT AS $$SELECT timezone('UTC', start + amount * pg_catalog.sandbox_part(part))$$;
CREATE OR REPLACE FUNCTION pg_catalog.last_day(at timestamp) RETURNS date LANGUAGE sql IMMUTABLE STRICT AS
  $$SELECT (date_trunc('month', at) + interval '1 month' - interval '1 day')::date$$;
CREATE OR REPLACE FUNCTION pg_catalog.add_months(at timestamp, months bigint) RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT CASE WHEN at::date = last_day(at) THEN last_day(date_trunc('month', at) + months * interval '1 month') + at::time
              ELSE at + months * interval '1 month' END
$$;
CREATE OR REPLACE FUNCTION pg_catalog.months_between(first timestamp, last timestamp) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT datediff('month', last, first)
         + CASE WHEN extract(day FROM first) = extract(day FROM last) OR first::date = last_day(first) AND last::date = last_day(last) THEN 0
                ELSE (extract(day FROM first) - extract(day FROM last) + pg_sandbox.seconds(first::time - last::time) / 86400) / 31 END
$$;
CREATE OR REPLACE FUNCTION pg_catalog.next_day(at timestamp, day text) RETURNS date LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT at::date + 1 + mod(13 + strpos('sumotuwethfrsa', lower(left(day, 2))) / 2 - extract(dow FROM at), 7)
$$;
CREATE OR REPLACE FUNCTION pg_catalog.date_cmp(first date, last date) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT (first > last)::int - (first < last)::int';
CREATE OR REPLACE FUNCTION pg_catalog.timestamp_cmp(first timestamp, last timestamp) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT (first > last)::int - (first < last)::int';
