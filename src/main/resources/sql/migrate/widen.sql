-- A column of texts that is too narrow. Redshift refuses this in a transaction.
ALTER TABLE <table> ALTER COLUMN <column> TYPE <definition>;
