-- users: writes those that differ, and removes those of whom no event is left.
CREATE TEMP TABLE users_before AS
SELECT user_id, first_name, last_name, gender, level, last_seen_at
FROM users
WHERE user_id IN (SELECT user_id FROM touched_users);

CREATE TEMP TABLE users_changed AS
SELECT user_id, first_name, last_name, gender, level, last_seen_at FROM users_now
EXCEPT
SELECT user_id, first_name, last_name, gender, level, last_seen_at FROM users_before;

CREATE TEMP TABLE users_outdated AS
SELECT user_id
FROM users_before
WHERE user_id IN (SELECT user_id FROM users_changed)
   OR user_id NOT IN (SELECT user_id FROM users_now);

DELETE FROM users WHERE user_id IN (SELECT user_id FROM users_outdated);

INSERT INTO users (user_id, first_name, last_name, gender, level, last_seen_at)
SELECT user_id, first_name, last_name, gender, level, last_seen_at FROM users_changed;
