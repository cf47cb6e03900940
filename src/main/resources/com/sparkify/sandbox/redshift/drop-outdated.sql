-- A sandbox of another version may have left its own: all of it goes, but for what tables declare and what users' tables and
-- views are made of. Users' views of system tables go, too. Later files make what there is not, and replace the rest.

ALTER DEFAULT PRIVILEGES IN SCHEMA pg_catalog GRANT SELECT ON TABLES TO PUBLIC;

DO $$
DECLARE
  ours text;
BEGIN
  IF obj_description('pg_catalog'::regnamespace, 'pg_namespace') <> current_setting('sandbox.catalog') THEN
    -- Below 16384 are PostgreSQL's own.
    FOR ours IN
      SELECT format('EVENT TRIGGER %I', evtname) FROM pg_event_trigger
      UNION ALL SELECT format('%s IF EXISTS pg_catalog.%I CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, relname)
      FROM pg_class
      WHERE oid >= 16384 AND relnamespace = 'pg_catalog'::regnamespace AND relkind IN ('v', 'r') AND relname <> 'sandbox_declared'
      UNION ALL SELECT 'ROUTINE ' || oid::regprocedure FROM pg_proc
      WHERE oid >= 16384 AND pronamespace = 'pg_catalog'::regnamespace
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
