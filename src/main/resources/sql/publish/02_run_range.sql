-- The first and the last of the publishing runs, as literals for the statements that follow: Redshift skips blocks outside a
-- range of literals, but not those that only a join rules out. Each range repeats what a join already implies, so it changes no
-- result.
SELECT QUOTE_LITERAL(MIN(run_id)) AS first_run, QUOTE_LITERAL(MAX(run_id)) AS last_run
FROM publishing;
