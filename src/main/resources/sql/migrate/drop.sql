-- A column that is no longer used.
ALTER TABLE <table> DROP COLUMN <column>;
