-- Functions that Redshift has and PostgreSQL lacks. In pg_catalog, where Redshift's are, so that no search_path hides them.

CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT 'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.0 sandbox'::text
$$;


CREATE OR REPLACE FUNCTION pg_catalog.len(value text) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT length(value)';
CREATE OR REPLACE FUNCTION pg_catalog.charindex(part text, value text) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT strpos(value, part)';
CREATE OR REPLACE FUNCTION pg_catalog.isnull(value anycompatible, otherwise anycompatible) RETURNS anycompatible
LANGUAGE sql IMMUTABLE AS 'SELECT coalesce(value, otherwise)';
CREATE OR REPLACE FUNCTION pg_catalog.strtol(digits text, base int) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  result bigint := 0;
BEGIN
  FOR i IN 1..length(digits) LOOP
    result := result * base + strpos('0123456789abcdefghijklmnopqrstuvwxyz', lower(substr(digits, i, 1))) - 1;
  END LOOP;
  RETURN result;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.regexp_replace(value text, pattern text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT AS $$SELECT regexp_replace(value, pattern, '', 'g')$$;
