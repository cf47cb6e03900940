-- Drops the objects of another version of the sandbox, except for declarations of tables and what users' tables and views depend
-- on. Users' views of system tables are dropped, too. The following files create or replace the objects.

CREATE SCHEMA IF NOT EXISTS pg_sandbox;
GRANT USAGE ON SCHEMA pg_sandbox TO PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA pg_catalog GRANT SELECT ON TABLES TO PUBLIC;

DO $$
DECLARE
  ours text;
BEGIN
  IF obj_description('pg_catalog'::regnamespace, 'pg_namespace') <> current_setting('sandbox.catalog') THEN
    -- Below 16384 are PostgreSQL's own objects.
    FOR ours IN
      SELECT format('EVENT TRIGGER %I', evtname) FROM pg_event_trigger
      UNION ALL SELECT format('%s IF EXISTS pg_catalog.%I CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, relname)
      FROM pg_class
      WHERE oid >= 16384 AND relnamespace = 'pg_catalog'::regnamespace AND relkind IN ('v', 'r') AND relname <> 'sandbox_declared'
      UNION ALL SELECT 'ROUTINE ' || oid::regprocedure FROM pg_proc
      WHERE oid >= 16384 AND pronamespace IN ('pg_catalog'::regnamespace, 'pg_sandbox'::regnamespace)
    LOOP
      BEGIN
        EXECUTE 'DROP ' || ours;
      EXCEPTION WHEN dependent_objects_still_exist THEN
        CONTINUE;
      END;
    END LOOP;
  END IF;
  EXECUTE format('COMMENT ON SCHEMA pg_catalog IS %L', current_setting('sandbox.catalog'));
END $$;
