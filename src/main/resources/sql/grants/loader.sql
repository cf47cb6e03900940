-- The loader owns the schema and so its tables, and can create temporary tables. It has nothing else: privileges.md says why.
ALTER USER loader PASSWORD <password>;
CREATE SCHEMA IF NOT EXISTS sparkify AUTHORIZATION loader;
GRANT TEMPORARY ON DATABASE <database> TO loader;
