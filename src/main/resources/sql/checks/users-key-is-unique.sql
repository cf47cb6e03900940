-- user_id is unique in users.
SELECT user_id, COUNT(*) AS rows_of_key
FROM <users>
GROUP BY user_id
HAVING COUNT(*) > 1;
