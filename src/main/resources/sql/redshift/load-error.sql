-- The first row that the last COPY of this session refused; sys_load_error_detail exists on clusters and on Serverless.
SELECT file_name, line_number, column_name, error_message
FROM sys_load_error_detail
WHERE query_id = pg_last_query_id()
ORDER BY line_number
LIMIT 1;
