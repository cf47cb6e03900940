-- The group of the analysts: ALTER GROUP sparkify_reader ADD USER someone.
CREATE GROUP sparkify_reader;
