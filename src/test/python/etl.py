"""The load as most people first write it: drop, create, COPY, INSERT ... SELECT, over psycopg2.

Usage: etl.py PORT PASSWORD LOG_DATA_S3_PREFIX SONG_DATA_S3_PREFIX JSONPATHS_S3_OBJECT; prints counts, a table a line.
"""

import sys

import psycopg2

TABLES = ["staging_events", "staging_songs", "songplays", "users", "songs", "artists", "time"]

CREATE = [
    """CREATE TABLE IF NOT EXISTS staging_events (
         artist VARCHAR, auth VARCHAR, firstName VARCHAR, gender CHAR(1), itemInSession INTEGER, lastName VARCHAR,
         length FLOAT, level VARCHAR, location TEXT, method VARCHAR, page VARCHAR, registration FLOAT,
         sessionId INTEGER, song VARCHAR, status INTEGER, ts BIGINT, userAgent TEXT, userId INTEGER)""",
    """CREATE TABLE IF NOT EXISTS staging_songs (
         num_songs INTEGER, artist_id VARCHAR, artist_latitude FLOAT, artist_longitude FLOAT,
         artist_location VARCHAR(512), artist_name VARCHAR(512), song_id VARCHAR, title VARCHAR(512), duration FLOAT, year INTEGER)""",
    """CREATE TABLE IF NOT EXISTS songplays (
         songplay_id INTEGER IDENTITY(0,1) PRIMARY KEY, start_time TIMESTAMP NOT NULL SORTKEY DISTKEY, user_id INTEGER NOT NULL,
         level VARCHAR, song_id VARCHAR, artist_id VARCHAR, session_id INTEGER, location VARCHAR, user_agent VARCHAR)""",
    """CREATE TABLE IF NOT EXISTS users (
         user_id INTEGER NOT NULL PRIMARY KEY, first_name VARCHAR, last_name VARCHAR, gender CHAR(1), level VARCHAR) DISTSTYLE ALL""",
    """CREATE TABLE IF NOT EXISTS songs (
         song_id VARCHAR NOT NULL PRIMARY KEY, title VARCHAR(512), artist_id VARCHAR, year INTEGER, duration FLOAT)""",
    """CREATE TABLE IF NOT EXISTS artists (
         artist_id VARCHAR NOT NULL PRIMARY KEY, name VARCHAR(512), location VARCHAR(512), latitude FLOAT, longitude FLOAT)""",
    """CREATE TABLE IF NOT EXISTS time (
         start_time TIMESTAMP NOT NULL PRIMARY KEY DISTKEY SORTKEY, hour INTEGER, day INTEGER, week INTEGER, month INTEGER,
         year INTEGER, weekday INTEGER)""",
]

START = "TIMESTAMP 'epoch' + ts/1000 * INTERVAL '1 second'"

INSERT = [
    f"""INSERT INTO songplays (start_time, user_id, level, song_id, artist_id, session_id, location, user_agent)
        SELECT DISTINCT {START}, e.userId, e.level, s.song_id, s.artist_id, e.sessionId, e.location, e.userAgent
        FROM staging_events e JOIN staging_songs s ON e.song = s.title AND e.artist = s.artist_name
        WHERE e.page = 'NextSong'""",
    """INSERT INTO users SELECT DISTINCT userId, firstName, lastName, gender, level
       FROM staging_events WHERE page = 'NextSong' AND userId IS NOT NULL""",
    "INSERT INTO songs SELECT DISTINCT song_id, title, artist_id, year, duration FROM staging_songs WHERE song_id IS NOT NULL",
    """INSERT INTO artists SELECT DISTINCT artist_id, artist_name, artist_location, artist_latitude, artist_longitude
       FROM staging_songs WHERE artist_id IS NOT NULL""",
    f"""INSERT INTO time SELECT DISTINCT start_time, EXTRACT(hour FROM start_time), EXTRACT(day FROM start_time),
          EXTRACT(week FROM start_time), EXTRACT(month FROM start_time), EXTRACT(year FROM start_time), EXTRACT(dayofweek FROM start_time)
        FROM (SELECT {START} AS start_time FROM staging_events WHERE page = 'NextSong') plays""",
]


def main(port, password, logs, songs, paths):
    copies = [
        f"COPY staging_events FROM '{logs}' CREDENTIALS 'aws_iam_role=arn:aws:iam::0:role/r' REGION 'us-west-2' FORMAT AS JSON '{paths}'",
        f"COPY staging_songs FROM '{songs}' CREDENTIALS 'aws_iam_role=arn:aws:iam::0:role/r' REGION 'us-west-2' FORMAT AS JSON 'auto'",
    ]
    connection = psycopg2.connect(host="127.0.0.1", port=port, dbname="dev", user="dev", password=password)
    cursor = connection.cursor()
    for statement in [f"DROP TABLE IF EXISTS {table}" for table in TABLES] + CREATE + copies + INSERT:
        cursor.execute(statement)
        connection.commit()
    for table in TABLES:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        print(table, cursor.fetchone()[0])
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
