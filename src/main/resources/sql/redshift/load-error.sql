-- The first row that a COPY of this session has refused; sys_load_error_detail exists on clusters and on Serverless.
-- Not by pg_last_query_id(), which need not be that of a COPY that failed; and not by the session alone, for ids come again.
SELECT file_name, line_number, column_name, error_message
FROM sys_load_error_detail
WHERE session_id = PG_BACKEND_PID()
  AND start_time >= DATEADD(SECOND, -:seconds, GETDATE())
ORDER BY start_time, line_number
LIMIT 1;
