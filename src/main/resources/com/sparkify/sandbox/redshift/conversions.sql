-- Conversions that Redshift makes by itself and PostgreSQL only on request ("Type compatibility and conversion" of the developer
-- guide): by operators, functions and casts of the types concerned, because casts that are implicit everywhere make operators
-- ambiguous. The functions are inlined, so that a join of a number and a text can hash.

DO $$
DECLARE
  kind text;
  other text;
  operator text;
  name text;
BEGIN
  FOREACH kind IN ARRAY '{smallint,integer,bigint,real,double precision,numeric,date,timestamp,timestamptz,time,boolean}'::text[] LOOP
    -- A value that is stored is converted.
    FOREACH other IN ARRAY '{text,varchar,bpchar}'::text[] LOOP
      IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = other::regtype AND casttarget = kind::regtype) THEN
        EXECUTE format('CREATE CAST (%s AS %s) WITH INOUT AS ASSIGNMENT', other, kind);
      END IF;
    END LOOP;
    -- A text is compared as the type that it is compared with.
    FOR operator, name IN VALUES ('=', 'eq'), ('<>', 'ne'), ('<', 'lt'), ('<=', 'le'), ('>', 'gt'), ('>=', 'ge') LOOP
      EXECUTE format('CREATE OR REPLACE FUNCTION pg_sandbox.%s(%s, text) RETURNS boolean LANGUAGE sql STABLE AS ''SELECT $1 %s $2::%s''',
                     name, kind, operator, kind);
      EXECUTE format('CREATE OR REPLACE FUNCTION pg_sandbox.%s(text, %s) RETURNS boolean LANGUAGE sql STABLE AS ''SELECT $1::%s %s $2''',
                     name, kind, kind, operator);
      IF to_regoperator(format('pg_catalog.%s (%s, text)', operator, kind)) IS NULL THEN
        EXECUTE format('CREATE OPERATOR pg_catalog.%s (LEFTARG = %s, RIGHTARG = text, FUNCTION = pg_sandbox.%s)', operator, kind, name);
        EXECUTE format('CREATE OPERATOR pg_catalog.%s (LEFTARG = text, RIGHTARG = %s, FUNCTION = pg_sandbox.%s)', operator, kind, name);
      END IF;
    END LOOP;
    -- LIKE of other types, and functions of texts.
    FOR operator, name IN VALUES ('~~', 'similar'), ('!~~', 'not_similar'), ('~~*', 'isimilar'), ('!~~*', 'not_isimilar') LOOP
      EXECUTE format('CREATE OR REPLACE FUNCTION pg_sandbox.%s(%s, text) RETURNS boolean LANGUAGE sql STABLE AS ''SELECT $1::text %s $2''',
                     name, kind, operator);
      IF to_regoperator(format('pg_catalog.%s (%s, text)', operator, kind)) IS NULL THEN
        EXECUTE format('CREATE OPERATOR pg_catalog.%s (LEFTARG = %s, RIGHTARG = text, FUNCTION = pg_sandbox.%s)', operator, kind, name);
      END IF;
    END LOOP;
    FOR name, other IN VALUES
      ('substring', 'int, int'), ('substring', 'int'), ('substr', 'int, int'), ('substr', 'int'), ('left', 'int'), ('right', 'int'),
      ('lower', ''), ('upper', ''), ('btrim', ''), ('ltrim', ''), ('rtrim', ''), ('btrim', 'text'), ('reverse', ''), ('md5', ''),
      ('lpad', 'int'), ('lpad', 'int, text'), ('rpad', 'int'), ('rpad', 'int, text'), ('replace', 'text, text'),
      ('split_part', 'text, int'), ('concat', 'text') LOOP
      EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.%I(%s) RETURNS text LANGUAGE sql STABLE AS ''SELECT pg_catalog.%I($1::text%s)''',
                     name, concat_ws(', ', kind, nullif(other, '')), name,
                     CASE WHEN other = '' THEN '' WHEN other LIKE '%,%' THEN ', $2, $3' ELSE ', $2' END);
    END LOOP;
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.concat(text, %s) RETURNS text LANGUAGE sql STABLE AS ''SELECT $1 || $2::text''', kind);
    FOREACH name IN ARRAY '{len,length,char_length,octet_length}'::text[] LOOP
      EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.%s(%s) RETURNS int LANGUAGE sql STABLE AS ''SELECT pg_catalog.%s($1::text)''',
                     name, kind, name);
    END LOOP;
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.strpos(%s, text) RETURNS int LANGUAGE sql STABLE AS ''SELECT strpos($1::text, $2)''', kind);
  END LOOP;
  FOREACH kind IN ARRAY '{smallint,integer,bigint}'::text[] LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_catalog.to_date(%s, text) RETURNS date LANGUAGE sql STABLE AS ''SELECT to_date($1::text, $2)''', kind);
  END LOOP;
  -- A number is a condition: WHERE 1.
  FOREACH kind IN ARRAY '{smallint,bigint}'::text[] LOOP
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_sandbox.is_true(%s) RETURNS boolean LANGUAGE sql IMMUTABLE AS ''SELECT $1 <> 0''', kind);
    EXECUTE format('CREATE OR REPLACE FUNCTION pg_sandbox.%I(boolean) RETURNS %s LANGUAGE sql IMMUTABLE AS ''SELECT $1::int::%s''', kind, kind, kind);
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = kind::regtype AND casttarget = 'boolean'::regtype) THEN
      EXECUTE format('CREATE CAST (%s AS boolean) WITH FUNCTION pg_sandbox.is_true(%s) AS ASSIGNMENT', kind, kind);
      EXECUTE format('CREATE CAST (boolean AS %s) WITH FUNCTION pg_sandbox.%I(boolean)', kind, kind);
    END IF;
  END LOOP;
END $$;
UPDATE pg_catalog.pg_cast SET castcontext = 'a' WHERE castsource = 'integer'::regtype AND casttarget = 'boolean'::regtype;
