-- A column that is missing.
ALTER TABLE <table> ADD COLUMN <column> <definition>;
