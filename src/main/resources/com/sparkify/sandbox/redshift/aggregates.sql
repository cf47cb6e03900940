-- LISTAGG and MEDIAN of the developer guide's "Aggregate functions".

DO $$
BEGIN
  IF to_regprocedure('pg_catalog.listagg(text, text)') IS NULL THEN
    CREATE AGGREGATE pg_catalog.listagg(text, text)
      (sfunc = string_agg_transfn, stype = internal, finalfunc = string_agg_finalfn);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_median(collected numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT avg(value) FROM (
    SELECT value, row_number() OVER (ORDER BY value) AS place, count(*) OVER () AS total
    FROM unnest(collected) AS value WHERE value IS NOT NULL) ranked
  WHERE place IN ((total + 1) / 2, (total + 2) / 2)
$$;

DO $$
BEGIN
  IF to_regprocedure('pg_catalog.median(numeric)') IS NULL THEN
    CREATE AGGREGATE pg_catalog.median(numeric)
      (sfunc = array_append, stype = numeric[], finalfunc = pg_catalog.sandbox_median, initcond = '{}');
  END IF;
END $$;
