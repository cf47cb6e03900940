-- Aggregates of other types than PostgreSQL's ("Aggregate functions" and "Window functions" of the developer guide). PostgreSQL's
-- own stay, as pg_sum and so on. The dialect redirects what Redshift computes differently over a window to pg_sandbox.

UPDATE pg_catalog.pg_proc SET proname = 'pg_' || proname
WHERE oid < 16384 AND pronamespace = 'pg_catalog'::regnamespace
  AND (proname, proargtypes::regtype[]::text) IN (('sum', '[0:0]={bigint}'), ('sum', '[0:0]={real}'), ('avg', '[0:0]={smallint}'),
    ('avg', '[0:0]={integer}'), ('avg', '[0:0]={bigint}'), ('avg', '[0:0]={numeric}'));

-- SUM of BIGINT is BIGINT, as a window function NUMERIC. SUM of REAL is DOUBLE PRECISION.
CREATE OR REPLACE AGGREGATE pg_catalog.sum(bigint) (SFUNC = int8pl, STYPE = bigint, COMBINEFUNC = int8pl, PARALLEL = SAFE);
CREATE OR REPLACE FUNCTION pg_sandbox.add(double precision, real) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT CASE WHEN $1 IS NULL THEN $2::double precision WHEN $2 IS NULL THEN $1 ELSE $1 + $2 END';
CREATE OR REPLACE AGGREGATE pg_catalog.sum(real) (SFUNC = pg_sandbox.add, STYPE = double precision);
CREATE OR REPLACE AGGREGATE pg_sandbox.sum(bigint) (
  SFUNC = int8_avg_accum, STYPE = internal, FINALFUNC = numeric_poly_sum,
  MSFUNC = int8_avg_accum, MINVFUNC = int8_avg_accum_inv, MSTYPE = internal, MFINALFUNC = numeric_poly_sum);
CREATE OR REPLACE AGGREGATE pg_sandbox.sum(integer) (SFUNC = int4_sum, STYPE = bigint);
CREATE OR REPLACE AGGREGATE pg_sandbox.sum(smallint) (SFUNC = int2_sum, STYPE = bigint);
CREATE OR REPLACE AGGREGATE pg_sandbox.sum(real) (SFUNC = pg_sandbox.add, STYPE = double precision);
CREATE OR REPLACE AGGREGATE pg_sandbox.sum(double precision) (SFUNC = float8pl, STYPE = double precision);
CREATE OR REPLACE AGGREGATE pg_sandbox.sum(numeric) (
  SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_sum,
  MSFUNC = numeric_avg_accum, MINVFUNC = numeric_accum_inv, MSTYPE = internal, MFINALFUNC = numeric_sum);
CREATE OR REPLACE AGGREGATE pg_sandbox.sum(interval) (SFUNC = interval_pl, STYPE = interval);

-- AVG of whole numbers is a whole number; of DECIMAL it has the scale of its argument. Digits beyond are cut.
CREATE OR REPLACE FUNCTION pg_sandbox.whole_average(bigint[]) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  'SELECT $1[2] / nullif($1[1], 0)';
CREATE OR REPLACE AGGREGATE pg_catalog.avg(smallint) (SFUNC = int2_avg_accum, STYPE = bigint[], INITCOND = '{0,0}',
  FINALFUNC = pg_sandbox.whole_average, COMBINEFUNC = int4_avg_combine, PARALLEL = SAFE);
CREATE OR REPLACE AGGREGATE pg_catalog.avg(integer) (SFUNC = int4_avg_accum, STYPE = bigint[], INITCOND = '{0,0}',
  FINALFUNC = pg_sandbox.whole_average, COMBINEFUNC = int4_avg_combine, PARALLEL = SAFE);
CREATE OR REPLACE FUNCTION pg_sandbox.count_and_add(numeric[], numeric) RETURNS numeric[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  'SELECT ARRAY[$1[1] + 1, $1[2] + $2]';
CREATE OR REPLACE FUNCTION pg_sandbox.count_and_add(numeric[], bigint) RETURNS numeric[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  'SELECT ARRAY[$1[1] + 1, $1[2] + $2]';
CREATE OR REPLACE FUNCTION pg_sandbox.average(numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  'SELECT trunc($1[2] / nullif($1[1], 0), scale($1[2]))';
CREATE OR REPLACE FUNCTION pg_sandbox.big_average(numeric[]) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  'SELECT trunc($1[2] / nullif($1[1], 0))::bigint';
CREATE OR REPLACE AGGREGATE pg_catalog.avg(bigint) (SFUNC = pg_sandbox.count_and_add, STYPE = numeric[], INITCOND = '{0,0}',
  FINALFUNC = pg_sandbox.big_average);
CREATE OR REPLACE AGGREGATE pg_catalog.avg(numeric) (SFUNC = pg_sandbox.count_and_add, STYPE = numeric[], INITCOND = '{0,0}',
  FINALFUNC = pg_sandbox.average);

-- MEDIAN, also over a window.
CREATE OR REPLACE FUNCTION pg_sandbox.middle(numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY v)::numeric FROM unnest($1) AS v';
CREATE OR REPLACE FUNCTION pg_sandbox.middle(double precision[]) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY v) FROM unnest($1) AS v';
CREATE OR REPLACE FUNCTION pg_sandbox.middle(timestamp[]) RETURNS timestamp LANGUAGE sql IMMUTABLE STRICT AS
  $$SELECT timestamp 'epoch' + percentile_cont(0.5) WITHIN GROUP (ORDER BY pg_sandbox.seconds(v - timestamp 'epoch')) * interval '1 second' FROM unnest($1) AS v$$;
CREATE OR REPLACE FUNCTION pg_sandbox.collect(numeric[], bigint) RETURNS numeric[] LANGUAGE sql IMMUTABLE AS
  'SELECT array_append($1, $2::numeric)';
CREATE OR REPLACE FUNCTION pg_sandbox.collect(numeric[], integer) RETURNS numeric[] LANGUAGE sql IMMUTABLE AS
  'SELECT array_append($1, $2::numeric)';
CREATE OR REPLACE AGGREGATE pg_catalog.median(integer) (SFUNC = pg_sandbox.collect, STYPE = numeric[], FINALFUNC = pg_sandbox.middle);
CREATE OR REPLACE AGGREGATE pg_catalog.median(bigint) (SFUNC = pg_sandbox.collect, STYPE = numeric[], FINALFUNC = pg_sandbox.middle);
CREATE OR REPLACE AGGREGATE pg_catalog.median(numeric) (SFUNC = array_append, STYPE = numeric[], FINALFUNC = pg_sandbox.middle);
CREATE OR REPLACE AGGREGATE pg_catalog.median(double precision) (SFUNC = array_append, STYPE = double precision[], FINALFUNC = pg_sandbox.middle);
CREATE OR REPLACE AGGREGATE pg_catalog.median(timestamp) (SFUNC = array_append, STYPE = timestamp[], FINALFUNC = pg_sandbox.middle);

-- PERCENTILE_CONT and PERCENTILE_DISC over a window, of an ascending order.
CREATE OR REPLACE FUNCTION pg_sandbox.percentile_collect(double precision[], double precision, double precision) RETURNS double precision[]
LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN $2 IS NULL THEN $1 ELSE array_append(coalesce($1, ARRAY[$3]), $2) END';
CREATE OR REPLACE FUNCTION pg_sandbox.percentile_between(double precision[]) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT percentile_cont($1[1]) WITHIN GROUP (ORDER BY v) FROM unnest($1[2:]) AS v';
CREATE OR REPLACE FUNCTION pg_sandbox.percentile_of(double precision[]) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT percentile_disc($1[1]) WITHIN GROUP (ORDER BY v) FROM unnest($1[2:]) AS v';
CREATE OR REPLACE AGGREGATE pg_sandbox.percentile_cont(double precision, double precision) (
  SFUNC = pg_sandbox.percentile_collect, STYPE = double precision[], FINALFUNC = pg_sandbox.percentile_between);
CREATE OR REPLACE AGGREGATE pg_sandbox.percentile_disc(double precision, double precision) (
  SFUNC = pg_sandbox.percentile_collect, STYPE = double precision[], FINALFUNC = pg_sandbox.percentile_of);

-- IGNORE NULLS: the first and the last value of a frame that is not NULL, by a strict function.
CREATE OR REPLACE FUNCTION pg_sandbox.former(anyelement, anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $1';
CREATE OR REPLACE FUNCTION pg_sandbox.latter(anyelement, anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $2';
CREATE OR REPLACE AGGREGATE pg_sandbox.first_value(anyelement) (SFUNC = pg_sandbox.former, STYPE = anyelement);
CREATE OR REPLACE AGGREGATE pg_sandbox.last_value(anyelement) (SFUNC = pg_sandbox.latter, STYPE = anyelement);
CREATE OR REPLACE AGGREGATE pg_sandbox.lead(anyelement) (SFUNC = pg_sandbox.former, STYPE = anyelement);
CREATE OR REPLACE AGGREGATE pg_sandbox.lag(anyelement) (SFUNC = pg_sandbox.latter, STYPE = anyelement);

-- LISTAGG over a window; the dialect orders its frame.
CREATE OR REPLACE FUNCTION pg_sandbox.join_texts(text, anyelement, text) RETURNS text LANGUAGE sql STABLE AS
  'SELECT CASE WHEN $2 IS NULL THEN $1 WHEN $1 IS NULL THEN $2::text ELSE $1 || $3 || $2::text END';
CREATE OR REPLACE AGGREGATE pg_sandbox.listagg(anyelement, text) (SFUNC = pg_sandbox.join_texts, STYPE = text);
