-- Functions that Redshift has and PostgreSQL lacks. In pg_catalog, as in Redshift, so that no search_path hides them.

CREATE OR REPLACE FUNCTION pg_catalog.version() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT 'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.0 sandbox'::text
$$;

-- The proxy replaces a refused statement by a call of this.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_refuse(state text, message text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RAISE EXCEPTION '%', message USING ERRCODE = state;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.len(value text) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT length(value)';
CREATE OR REPLACE FUNCTION pg_catalog.listagg(collected anyarray, delimiter text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$SELECT array_to_string(nullif(array_remove(collected, NULL), '{}'), delimiter)$$;

-- "Date and time functions" of the developer guide. GETDATE is the start of the statement in whole seconds.
CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS
  $$SELECT date_trunc('second', timezone('UTC', statement_timestamp()))$$;
CREATE OR REPLACE FUNCTION pg_catalog.trunc(at timestamp) RETURNS date LANGUAGE sql IMMUTABLE STRICT AS 'SELECT at::date';
CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, at timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT timezone(target, timezone(source, at))';
CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, at timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS $$SELECT timezone(target, timezone('UTC', at))$$;

-- PostgreSQL supports Redshift's names of date parts, but not intervals of quarters.
CREATE OR REPLACE FUNCTION pg_catalog.sandbox_part(part text) RETURNS interval LANGUAGE sql IMMUTABLE STRICT AS
  $$SELECT CASE WHEN part ~* '^q' THEN interval '3 months' ELSE ('1 ' || part)::interval END$$;
CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, start timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT start + amount * pg_catalog.sandbox_part(part)';

-- The number of boundaries between the two, not the duration. Weeks start on Sunday; in PostgreSQL on Monday.
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, first timestamp, last timestamp) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT CASE WHEN months > 0 THEN (extract(year FROM b) * 12 + extract(month FROM b)
                                    - extract(year FROM a) * 12 - extract(month FROM a)) / months
              ELSE extract(epoch FROM b - a) / extract(epoch FROM pg_catalog.sandbox_part(part)) END
  FROM (SELECT CASE WHEN part ~* '^w' THEN interval '1 day' ELSE interval '0' END AS shift,
               extract(year FROM pg_catalog.sandbox_part(part)) * 12 + extract(month FROM pg_catalog.sandbox_part(part)) AS months) u,
       date_trunc(part, first + shift) AS a, date_trunc(part, last + shift) AS b
$$;
