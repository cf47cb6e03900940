-- A column under its new name.
ALTER TABLE <table> RENAME COLUMN <old_column> TO <column>;
