-- One publish at a time. First in the transaction: its snapshot is taken at the first statement after the lock.
-- No other table is locked, so analysts keep reading the previous load, and a reader that never ends holds up nothing.
LOCK TABLE etl_lock;
