-- The rows of users by expressions. The planner trusts declared keys, which Redshift does not enforce; an expression has
-- none, so that no check takes for granted what it is to prove.
SELECT user_id + 0 AS user_id, first_name, last_name, gender, level, last_seen_at
FROM users;
