-- Gives one of them again.
GRANT <privilege> ON TABLE <table> TO <grantee>;
