-- A statement that writes a table locks out other writers of it until its transaction ends, and no reader ("Write and
-- read-write operations" of the developer guide). An advisory lock, for the table's own would have to be taken twice.

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(tg_relid::bigint);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.sandbox_guard() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET allow_system_table_mods = on AS $$
DECLARE
  created oid;
BEGIN
  FOR created IN
    SELECT objid FROM pg_event_trigger_ddl_commands() e
    WHERE object_type = 'table' AND schema_name <> 'pg_catalog'
      AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = e.objid AND tgname = 'sandbox_write')
  LOOP
    EXECUTE format('CREATE TRIGGER sandbox_write BEFORE INSERT OR UPDATE OR DELETE ON %s EXECUTE FUNCTION sandbox_write()', created::regclass);
    -- Out of sight of \d.
    UPDATE pg_trigger SET tgisinternal = true WHERE tgrelid = created AND tgname = 'sandbox_write';
  END LOOP;
END $$;

DROP EVENT TRIGGER IF EXISTS sandbox_guard;
CREATE EVENT TRIGGER sandbox_guard ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO')
  EXECUTE FUNCTION pg_catalog.sandbox_guard();
