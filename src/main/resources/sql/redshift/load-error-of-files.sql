-- The first row of these files that a COPY of this user has refused: the connector has sessions of its own.
SELECT file_name, line_number, column_name, error_message
FROM sys_load_error_detail
WHERE LEFT(file_name, LEN(:folder)) = :folder
ORDER BY start_time, line_number
LIMIT 1;
