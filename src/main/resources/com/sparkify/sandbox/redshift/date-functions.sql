-- "Date and time functions" of the developer guide. The front hands date parts over as text, by one name each.

-- Start of the statement, without fractions of seconds; SYSDATE: start of the transaction.
CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS
  $$SELECT date_trunc('second', timezone('UTC', statement_timestamp()))$$;
CREATE OR REPLACE FUNCTION pg_catalog.sysdate() RETURNS timestamp LANGUAGE sql STABLE AS
  $$SELECT timezone('UTC', now())$$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, start timestamp) RETURNS timestamp
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  result timestamp;
BEGIN
  result := start + CASE part WHEN 'quarter' THEN amount * 3 * interval '1 month'
                              WHEN 'dow' THEN amount * interval '1 day'
                              WHEN 'doy' THEN amount * interval '1 day'
                              ELSE amount * ('1 ' || part)::interval END;
  RETURN result;
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.date_add(part text, amount bigint, start timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT pg_catalog.dateadd(part, amount, start)';

-- How many boundaries of the part lie between the two, not how much time.
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, first timestamp, last timestamp) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  years bigint := extract(year FROM last)::bigint - extract(year FROM first)::bigint;
  days bigint := last::date - first::date;
BEGIN
  RETURN CASE part
    WHEN 'millennium' THEN extract(millennium FROM last) - extract(millennium FROM first)
    WHEN 'century' THEN extract(century FROM last) - extract(century FROM first)
    WHEN 'decade' THEN extract(decade FROM last) - extract(decade FROM first)
    WHEN 'year' THEN years
    WHEN 'quarter' THEN years * 4 + extract(quarter FROM last) - extract(quarter FROM first)
    WHEN 'month' THEN years * 12 + extract(month FROM last) - extract(month FROM first)
    -- Weeks begin on Sunday; 1970-01-04 was one.
    WHEN 'week' THEN floor((last::date - date '1970-01-04') / 7.0) - floor((first::date - date '1970-01-04') / 7.0)
    WHEN 'day' THEN days
    WHEN 'hour' THEN days * 24 + extract(hour FROM last) - extract(hour FROM first)
    WHEN 'minute' THEN (extract(epoch FROM date_trunc('minute', last)) - extract(epoch FROM date_trunc('minute', first))) / 60
    WHEN 'second' THEN extract(epoch FROM date_trunc('second', last)) - extract(epoch FROM date_trunc('second', first))
    WHEN 'milliseconds' THEN floor(extract(epoch FROM last) * 1000) - floor(extract(epoch FROM first) * 1000)
    WHEN 'microseconds' THEN (extract(epoch FROM last) - extract(epoch FROM first)) * 1000000
  END::bigint;
END $$;
CREATE OR REPLACE FUNCTION pg_catalog.date_diff(part text, first timestamp, last timestamp) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT pg_catalog.datediff(part, first, last)';

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, at timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS 'SELECT timezone(target, timezone(source, at))';
CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, at timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS $$SELECT timezone(target, timezone('UTC', at))$$;

CREATE OR REPLACE FUNCTION pg_catalog.add_months(start timestamp, months int) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT CASE WHEN date_trunc('month', start) + interval '1 month' - interval '1 day' = date_trunc('day', start)
              THEN date_trunc('month', start) + (months + 1) * interval '1 month' - interval '1 day' + start::time
              ELSE start + months * interval '1 month' END
$$;
CREATE OR REPLACE FUNCTION pg_catalog.last_day(at timestamp) RETURNS date LANGUAGE sql IMMUTABLE STRICT AS
  $$SELECT (date_trunc('month', at) + interval '1 month' - interval '1 day')::date$$;
CREATE OR REPLACE FUNCTION pg_catalog.trunc(at timestamp) RETURNS date LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT at::date';
