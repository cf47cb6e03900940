-- "STL_LOAD_ERRORS", "SYS_LOAD_ERROR_DETAIL" and "SYS_QUERY_HISTORY" of the developer guide; kept for seven days.

CREATE TABLE IF NOT EXISTS pg_catalog.stl_load_errors (
  userid int NOT NULL,
  slice int NOT NULL,
  tbl int NOT NULL,
  starttime timestamp NOT NULL,
  session int NOT NULL,
  query int NOT NULL,
  filename char(256),
  line_number bigint,
  colname char(127),
  type char(32),
  col_length char(10),
  position int,
  raw_line char(1024),
  raw_field_value char(1024),
  err_code int,
  err_reason char(100),
  is_partial int,
  start_offset bigint,
  copy_job_id bigint);
GRANT SELECT ON pg_catalog.stl_load_errors TO PUBLIC;

CREATE OR REPLACE VIEW pg_catalog.sys_load_error_detail AS
SELECT userid AS user_id,
       query::bigint AS query_id,
       session AS session_id,
       1::bigint AS transaction_id,
       tbl AS table_id,
       current_database()::char(64) AS database_name,
       starttime AS start_time,
       filename::char(256) AS file_name,
       line_number,
       colname AS column_name,
       type::char(10) AS column_type,
       col_length AS column_length,
       position,
       err_code AS error_code,
       err_reason::char(512) AS error_message
FROM pg_catalog.stl_load_errors;
GRANT SELECT ON pg_catalog.sys_load_error_detail TO PUBLIC;

CREATE TABLE IF NOT EXISTS pg_catalog.sys_query_history (
  user_id int,
  query_id bigint,
  query_label char(320),
  transaction_id bigint,
  session_id int,
  database_name char(128),
  query_type char(32),
  status char(10),
  result_cache_hit bool,
  start_time timestamp,
  end_time timestamp,
  elapsed_time bigint,
  queue_time bigint,
  execution_time bigint,
  error_message char(512),
  returned_rows bigint,
  returned_bytes bigint,
  query_text char(4000),
  redshift_version char(256),
  usage_limit char(150),
  compute_type varchar(32),
  compile_time bigint,
  planning_time bigint,
  lock_wait_time bigint,
  username varchar(255));
GRANT SELECT ON pg_catalog.sys_query_history TO PUBLIC;
DELETE FROM pg_catalog.sys_query_history WHERE end_time < timezone('UTC', now()) - interval '7 days';
DELETE FROM pg_catalog.stl_load_errors WHERE starttime < timezone('UTC', now()) - interval '7 days';
