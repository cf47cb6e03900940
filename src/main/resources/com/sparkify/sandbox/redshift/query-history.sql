INSERT INTO pg_catalog.sys_query_history
  (user_id, query_id, query_label, transaction_id, session_id, database_name, query_type, status, result_cache_hit,
   start_time, end_time, elapsed_time, queue_time, execution_time, error_message, query_text, compute_type, username)
SELECT 100, coalesce(q.id, nextval('pg_catalog.sandbox_query_id')), q.label, 0, q.session, current_database(),
       CASE WHEN q.verb IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COPY', 'UNLOAD') THEN q.verb
            WHEN q.verb IN ('CREATE', 'ALTER', 'DROP') THEN 'DDL'
            WHEN q.verb = 'WITH' THEN 'SELECT' ELSE 'UTILITY' END,
       CASE WHEN q.error = '' THEN 'success' ELSE 'failed' END, false, q.started, q.ended,
       extract(epoch FROM q.ended - q.started) * 1000000, 0, extract(epoch FROM q.ended - q.started) * 1000000,
       q.error, pg_catalog.sandbox_cut(q.statement, 4000), 'primary', 'dev'
FROM (SELECT h.*, upper(substring(h.statement FROM '[A-Za-z]+')) AS verb
      FROM (SELECT ?::bigint AS id, ?::text AS label, ?::int AS session, ?::timestamp AS started, ?::timestamp AS ended,
                   ?::text AS error, ?::text AS statement) h) q
