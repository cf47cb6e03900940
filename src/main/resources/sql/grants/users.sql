-- Which of the two exist: Redshift has no IF NOT EXISTS for users and groups.
SELECT usename AS name FROM pg_user WHERE usename = 'loader'
UNION ALL
SELECT groname AS name FROM pg_group WHERE groname = 'sparkify_reader';
