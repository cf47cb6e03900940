"""Reads intervals with Amazon's Python driver, which takes them in binary: intervals.py PORT PASSWORD."""

import sys

import redshift_connector

port, password = sys.argv[1:]
connection = redshift_connector.connect(
    host="127.0.0.1", port=int(port), database="dev", user="dev", password=password, ssl=False
)
with connection.cursor() as cursor:
    cursor.execute("SELECT INTERVAL '1 day', INTERVAL '90 minutes', INTERVAL '2 months'")
    for value in cursor.fetchone():
        print(value)
