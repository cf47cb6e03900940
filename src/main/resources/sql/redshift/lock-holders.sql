-- Who holds a lock that another writer of our tables must wait for, the oldest first. svv_transactions shows everyone all locks.
SELECT TRIM(holders.txn_owner) AS owner, holders.pid AS session_id, TRIM(tables.relname) AS table_name,
       CAST(holders.txn_start AS VARCHAR) AS since
FROM svv_transactions AS holders
JOIN pg_class AS tables ON tables.oid = holders.relation
JOIN pg_namespace AS schemas ON schemas.oid = tables.relnamespace
WHERE schemas.nspname = :schema
  AND holders.granted
  AND holders.lock_mode IN ('AccessExclusiveLock', 'ShareRowExclusiveLock')
ORDER BY holders.txn_start, tables.relname
LIMIT 1;
