"""submit.sh aws deploy, run and teardown by the real AWS CLI, from an empty account and back, against the emulated AWS.

Usage: aws_commands.py PORT REDSHIFT_PORT ADMIN_PASSWORD_FILE: the sandbox at REDSHIFT_PORT reads S3 at PORT. A job is the shipped
jar with the settings that deploy has uploaded, on the Spark of this machine; only the addresses of S3 and of the warehouse are
other ones. Ends with 1 at the first thing that is not as expected.
"""

import gzip
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import boto3
import psycopg2
from emulated_aws import EmulatedAws
from moto.cloudformation.models import Stack

ROOT = Path(__file__).resolve().parents[3]
NOVEMBER = 1541106106796


class Network:
    """What a job of the stack reaches: S3, the warehouse, its secret; and Spark."""

    def __init__(self, port, redshift_port):
        self.s3 = f"http://127.0.0.1:{port}"
        self.environment = {
            "SPARKIFY_REDSHIFT_URL": f"jdbc:redshift://127.0.0.1:{redshift_port}/dev?ssl=false",
            "SPARKIFY_S3_ENDPOINT": self.s3,
            "SPARKIFY_S3_ACCESS_KEY": "sandbox",
            "SPARKIFY_S3_SECRET_KEY": "sandbox-secret",
            "SPARK_LOCAL_IP": "127.0.0.1",
            # As the template has it for EMR.
            "LOG4J_CONFIGURATION_FILE": str(ROOT / "conf/log4j2.properties"),
        }

    def submit(self):
        """The command that stands for spark-submit."""
        classpath = (ROOT / "target/local.classpath").read_text()
        spark = ["java", "-Xmx1g", f"@{ROOT}/target/jvm.options", "-cp", classpath, "org.apache.spark.deploy.SparkSubmit"]
        options = {"spark.master": "local[2]", "spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC"}
        return [*spark, *[word for key, value in options.items() for word in ("--conf", f"{key}={value}")]]

    def __call__(self, job):
        """A job of EMR Serverless; leaves its logs where EMR does."""
        driver = job.job_driver["sparkSubmit"]
        s3, environment, options = boto3.client("s3"), {**os.environ, **self.environment}, []
        with tempfile.TemporaryDirectory() as work:
            words = iter(shlex.split(driver["sparkSubmitParameters"]))
            for word in words:
                value = next(words)
                if word == "--files":
                    fetch(s3, value, work)
                elif value.startswith("spark.emr-serverless.driverEnv."):
                    name, secret = value.removeprefix("spark.emr-serverless.driverEnv.").split("=EMR.secret@")
                    environment[name] = boto3.client("secretsmanager").get_secret_value(SecretId=secret)["SecretString"]
                else:
                    options += [word, value]
            command = [*self.submit(), *options, fetch(s3, driver["entryPoint"], work), *driver["entryPointArguments"]]
            done = subprocess.run(command, cwd=work, env=environment, capture_output=True, check=False)
        bucket = driver["entryPoint"].split("/")[2]
        folder = f"logs/applications/{job.application_id}/jobs/{job.id}/SPARK_DRIVER"
        for name, text in (("stdout", done.stdout), ("stderr", done.stderr)):
            s3.put_object(Bucket=bucket, Key=f"{folder}/{name}.gz", Body=gzip.compress(text))
        return done.returncode


def fetch(s3, address, folder):
    _, _, bucket, key = address.split("/", 3)
    file = os.path.join(folder, os.path.basename(key))
    s3.download_file(bucket, key, file)
    return file


def event(user, ts, song):
    return json.dumps(
        {
            "artist": "an artist",
            "auth": "Logged In",
            "firstName": "A",
            "gender": "F",
            "itemInSession": 1,
            "lastName": "B",
            "length": 200.5,
            "level": "free",
            "location": "here",
            "method": "PUT",
            "page": "NextSong",
            "registration": 1540000000000,
            "sessionId": user * 10,
            "song": song,
            "status": 200,
            "ts": ts,
            "userAgent": "browser",
            "userId": str(user),
        }
    )


def song(identity, title):
    return json.dumps(
        {
            "num_songs": 1,
            "artist_id": "AR1",
            "artist_latitude": None,
            "artist_longitude": None,
            "artist_location": "",
            "artist_name": "an artist",
            "song_id": identity,
            "title": title,
            "duration": 200.5,
            "year": 2000,
        }
    )


class Commands:
    def __init__(self, aws):
        # This version of the AWS CLI takes the endpoint of EMR from its command line only.
        real = os.path.dirname(sys.executable)
        shim = Path(tempfile.mkdtemp()) / "aws"
        shim.write_text(f'#!/bin/sh\n[ "$1" = emr ] && set -- --endpoint-url {aws.url} "$@"\nexec {real}/aws "$@"\n')
        shim.chmod(0o755)
        tools = os.pathsep.join([str(shim.parent), real, os.environ["PATH"]])
        self.environment = {**os.environ, **aws.environment(), "PATH": tools, "AWS_POLL_SECONDS": "1"}
        self.said = ""

    def __call__(self, expected, *words, answer=""):
        command = [ROOT / "submit.sh", "aws", *words]
        done = subprocess.run(
            command, env=self.environment, input=answer, capture_output=True, text=True, check=False, timeout=1200
        )
        print(f"$ submit.sh aws {' '.join(words)}\n{done.stdout}{done.stderr}", flush=True)
        assert done.returncode == expected, f"exit code {done.returncode}, expected {expected}"
        self.said += done.stdout + done.stderr
        return done.stdout + done.stderr


def main(port, redshift_port, password_file):
    admin = f"host=127.0.0.1 port={redshift_port} dbname=dev user=postgres password={Path(password_file).read_text()}"
    network = Network(port, redshift_port)
    aws = EmulatedAws(network, admin, port)
    os.environ.update(aws.environment())
    os.environ["AWS_MAX_ATTEMPTS"] = "2"
    submit = Commands(aws)
    s3, cloudformation = boto3.client("s3"), boto3.client("cloudformation")

    def outputs(stack):
        described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
        return {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}

    def stacks():
        return [stack["StackName"] for stack in cloudformation.describe_stacks()["Stacks"]]

    def rows(sql):
        with psycopg2.connect(admin) as connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    try:
        print("--- the template refuses what AWS would refuse later")
        template = Stack.parse_template((ROOT / "conf/cloudformation/sparkify-warehouse.yaml").read_text())
        parameters = {name: each["AllowedPattern"] for name, each in template["Parameters"].items() if "AllowedPattern" in each}
        for name, pattern in parameters.items():
            assert re.fullmatch(pattern, template["Parameters"][name]["Default"]), name
        for name, good in {
            "sparkify": True,
            "sparkify-2": True,
            "Sparkify": False,
            "a_b": False,
            "2x": False,
            "x-": False,
        }.items():
            assert bool(re.fullmatch(parameters["Name"], name)) == good, name
        assert not re.fullmatch(parameters["SubnetIds"], "subnet-01234567,subnet-01234568"), "two zones are not enough"

        print("--- what is wrong is said before anything is made")
        assert "Redshift takes" in submit(2, "deploy", "--stack", "Sparkify")
        assert "LakeBucketName" in submit(2, "deploy", "--set", "Lake=x")
        assert "expected deploy, run or teardown" in submit(2, "deplyo")
        assert "does not exist" in submit(2, "run", "check")
        for verb in ("deploy", "run", "teardown"):
            assert f"aws {verb}" in submit(0, verb, "--help")
        assert "at most" not in submit(0, "deploy", "--dry-run")
        assert "$29" in submit(0, "deploy", "--dry-run", "--set", "BaseCapacity=4")
        assert stacks() == []

        print("--- from an empty account to the first load")
        with tempfile.TemporaryDirectory() as data:
            (Path(data) / "log_data/2018/11").mkdir(parents=True)
            (Path(data) / "song_data").mkdir()
            (Path(data) / "log_data/2018/11/2018-11-01-events.json").write_text(event(1, NOVEMBER, "a") + "\n")
            (Path(data) / "song_data/TR1.json").write_text(song("SO1", "a"))
            said = submit(0, "deploy", "--data", data)
        assert "has succeeded, staging by" in said
        assert "console.aws.amazon.com/cloudwatch" in said
        assert rows("SELECT user_id, song_id FROM sparkify.songplays") == [(1, "SO1")]
        assert rows("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'sparkify'") == [("loader",)]
        assert rows("SELECT count(*) FROM pg_group WHERE groname = 'sparkify_reader'") == [(1,)]
        assert [limit["amount"] for limit in aws.limits.values()] == [500]
        variables = json.loads((ROOT / "target/aws/sparkify/airflow-variables.json").read_text())
        assert len(variables) == 7 and all(variables.values()), variables
        first = outputs("sparkify")

        print("--- it can be repeated")
        said = submit(0, "deploy", "--usage-limit", "100")
        assert "Nothing new" in said
        assert [limit["amount"] for limit in aws.limits.values()] == [100]
        assert outputs("sparkify") == first

        print("--- a command there: its output here, its exit code ours")
        assert "[top-songs]" in submit(0, "run", "questions", "top-songs")
        assert "there are" in submit(2, "run", "questions", "nonsense")
        lake = first["LakeBucketName"]
        s3.put_object(Bucket=lake, Key="log_data/2018/11/2018-11-02-events.json", Body=b"broken\n")
        assert "more than load.max-rejects" in submit(3, "run", "run")
        s3.put_object(Bucket=lake, Key="log_data/2018/11/2018-11-02-events.json", Body=event(2, NOVEMBER + 1, "b").encode())
        assert "has succeeded" in submit(0, "run", "run", "--date", "2018-11-02")
        assert rows("SELECT count(*) FROM sparkify.songplays") == [(2,)]

        print("--- no secret was shown")
        secret = boto3.client("secretsmanager").get_secret_value(SecretId=first["PasswordSecretName"])["SecretString"]
        assert secret not in submit.said
        assert "md5" not in submit.said

        print("--- it is removed when one says so")
        assert "Nothing was removed" in submit(2, "teardown", answer="no\n")
        assert stacks() == ["sparkify"]
        assert "sparkify-final-" in submit(0, "teardown", "--keep-lake", answer="sparkify\n")
        assert stacks() == []
        assert [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]] == [lake]
        assert "There is no stack" in submit(0, "teardown")

        print("--- with a lake that exists, on EMR on EC2")
        shim = Path(tempfile.mkdtemp()) / "spark-submit"
        shim.write_text("#!/bin/sh\nexec " + shlex.join(network.submit()) + ' "$@"\n')
        shim.chmod(0o755)
        aws.path = [str(shim.parent)]
        os.environ.update(network.environment)  # of the machines of the cluster
        said = submit(0, "deploy", "--set", f"LakeBucketName={lake}", "--set", "Compute=ec2")
        assert "its owner adds this to its policy" in said
        assert "Nothing new" in said
        assert "there are" in submit(2, "run", "questions", "nonsense")
        assert outputs("sparkify")["LakeBucketName"] == lake
        # As EMR does, so that neither group could be deleted before the other.
        of_jobs, of_emr = outputs("sparkify")["SecurityGroups"].split(",")
        rule = {"IpProtocol": "tcp", "FromPort": 8443, "ToPort": 8443, "UserIdGroupPairs": [{"GroupId": of_jobs}]}
        boto3.client("ec2").authorize_security_group_egress(GroupId=of_emr, IpPermissions=[rule])
        submit(0, "teardown", "--yes")
        assert [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]] == [lake]

        print("--- without one, everything goes")
        submit(0, "deploy", "--no-load")
        versioned = outputs("sparkify")["LakeBucketName"]
        for body in (b"a version", b"another"):
            s3.put_object(Bucket=versioned, Key="log_data/x.json", Body=body)
        s3.delete_object(Bucket=versioned, Key="log_data/x.json")
        submit(0, "teardown", "--yes")
        assert [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]] == [lake]
        print("passed")
    finally:
        aws.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
