INSERT INTO pg_catalog.stl_load_errors
  (userid, slice, tbl, starttime, session, query, filename, line_number, colname, type, col_length, position,
   raw_line, raw_field_value, err_code, err_reason, is_partial, start_offset)
SELECT 100, 0, error.tbl, timezone('UTC', clock_timestamp()), error.session, error.query, error.filename,
       error.line_number, error.colname, error.type, error.col_length, error.position, error.raw_line,
       error.raw_field_value, error.err_code, error.err_reason, 0, 0
FROM (SELECT ? AS query, ? AS session, ? AS tbl, ? AS filename, ? AS line_number, ? AS colname, ? AS type,
             ? AS col_length, ? AS position, ? AS raw_line, ? AS raw_field_value, ? AS err_code, ? AS err_reason) error
