-- The user that loads. <password> is 'md5' and the MD5 of password and name, so that no statement has the password itself.
CREATE USER loader PASSWORD <password>;
