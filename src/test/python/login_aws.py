"""AWS on this machine for logging in to Redshift: Secrets Manager, STS and Redshift's GetClusterCredentials are moto's.

Usage: login_aws.py POSTGRES_PORT ADMIN_PASSWORD_FILE: prints its address, then serves until standard input ends. A cluster
"sparkify" is there. moto makes a password and knows no warehouse: here the sandbox's PostgreSQL gets the user with that password, past the front,
which folds names to lower case. Redshift
Serverless is stubbed, as moto lacks it. Both say who has asked: a role (by keys of STS) or somebody else.
"""

import re
import sys
from pathlib import Path

import boto3
import psycopg2
from emulated_aws import EmulatedAws
from moto.redshift.models import RedshiftBackend

PASSWORD = "Serverless-Password-1"


class LoginAws(EmulatedAws):
    def __init__(self, warehouse):
        moto_credentials = RedshiftBackend.get_cluster_credentials

        def get_cluster_credentials(backend, *args, **kwargs):
            answer = moto_credentials(backend, *args, **kwargs)
            self._make_user(answer["DbUser"], answer["DbPassword"])
            return answer

        RedshiftBackend.get_cluster_credentials = get_cluster_credentials
        self._key = ""
        super().__init__(run_job=None, warehouse=warehouse)

    def _answer(self, moto, env, start):
        key = re.search("Credential=([^/]+)", env.get("HTTP_AUTHORIZATION", ""))
        self._key = key[1] if key else ""
        return super()._answer(moto, env, start)

    def _make_user(self, user, password):
        with psycopg2.connect(self._warehouse) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_user WHERE usename = %s", (user,))
            verb = "ALTER" if cursor.fetchone()[0] else "CREATE"
            cursor.execute(f"{verb} USER \"{user}\" PASSWORD '{password}'")

    def _RedshiftServerless_GetCredentials(self, asked):
        if asked["workgroupName"] != "sparkify":
            raise ValueError(f"there is no workgroup {asked['workgroupName']}")
        # The keys of a role are temporary, and begin so.
        user = "IAMR:loader" if self._key.startswith("ASIA") else "IAM:somebody"
        self._make_user(user, PASSWORD)
        return {"dbUser": user, "dbPassword": PASSWORD, "expiration": 4102444800, "nextRefreshTime": 4102444800}


def main(postgres_port, password_file):
    password = Path(password_file).read_text()
    aws = LoginAws(f"host=127.0.0.1 port={postgres_port} dbname=dev user=postgres password={password}")
    redshift = boto3.client(
        "redshift",
        endpoint_url=aws.url,
        region_name="us-east-1",
        aws_access_key_id="sandbox",
        aws_secret_access_key="sandbox-secret",
    )
    redshift.create_cluster(
        ClusterIdentifier="sparkify", NodeType="ra3.large", MasterUsername="admin", MasterUserPassword="Admin-Password-1"
    )
    print(aws.url, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
