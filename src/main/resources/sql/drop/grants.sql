-- The privileges on tables of a schema that others than their owners have; they go with the tables.
SELECT DISTINCT
  privileges.relation_name AS table_name,
  privileges.privilege_type AS privilege,
  privileges.identity_type,
  privileges.identity_name
FROM svv_relation_privileges AS privileges
JOIN pg_tables AS tables
  ON tables.schemaname = privileges.namespace_name AND tables.tablename = privileges.relation_name
WHERE privileges.namespace_name = :schema
  AND privileges.identity_name <> tables.tableowner
ORDER BY table_name, identity_type, identity_name, privilege;
