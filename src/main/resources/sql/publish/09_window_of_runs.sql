-- The first and the last run that publishes, as literals for the statements that follow: Redshift skips the blocks that lie
-- outside of a range of literals, and does not skip what only a join leaves out. A window stands beside the join that
-- implies it, and so changes no result.
SELECT QUOTE_LITERAL(MIN(run_id)) AS first_run, QUOTE_LITERAL(MAX(run_id)) AS last_run
FROM publishing;
