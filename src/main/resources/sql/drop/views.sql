-- The views that stand on tables of a schema, with the table. Redshift drops no table on which one stands.
SELECT DISTINCT
  view_schemas.nspname || '.' || views.relname AS name,
  tables.relname AS table_name
FROM pg_namespace AS schemas
JOIN pg_class AS tables ON tables.relnamespace = schemas.oid
JOIN pg_depend AS on_table ON on_table.refobjid = tables.oid
JOIN pg_depend AS of_view ON of_view.objid = on_table.objid AND of_view.deptype = 'i'
JOIN pg_class AS views ON views.oid = of_view.refobjid
JOIN pg_namespace AS view_schemas ON view_schemas.oid = views.relnamespace
WHERE schemas.nspname = :schema
  AND tables.relkind = 'r'
  AND views.relkind IN ('v', 'm')
ORDER BY name, table_name;
