"""Runs the DAG on a real Airflow against the emulated AWS: every kind of run, and every way in which one can fail.

Usage: airflow_runs.py VENV HOME; HOME is emptied. Ends with 1 at the first thing that is not as expected. Writes the command
lines of all jobs to HOME/commands.txt, one JSON array a line, for the program's own command line to parse.
"""

import datetime
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import boto3
from emulated_aws import REGION, EmulatedAws
from moto.sns.models import sns_backends

DAG_FILE = Path(__file__).resolve().parents[3] / "conf/airflow/sparkify_warehouse.py"
TODAY = datetime.datetime.now(datetime.timezone.utc).date()
# The test does not wait for minutes, and has a past.
CHANGES = {
    r"^START = .*$": f"START = pendulum.datetime({(TODAY - datetime.timedelta(days=2)).strftime('%Y, %-m, %-d')}, tz='UTC')",
    r"^POLL = .*$": "POLL = timedelta(milliseconds=300)",
    r"^RETRY_DELAY = .*$": "RETRY_DELAY = timedelta(seconds=1)",
}


class Plan:
    """What each job does: the exit codes of a run's jobs in turn, or a wait until it is released."""

    def __init__(self):
        self.codes = {}
        self.held = {}
        self.active = 0
        self.most_active = 0
        self.lock = threading.Lock()

    def __call__(self, job):
        with self.lock:
            self.active += 1
            self.most_active = max(self.most_active, self.active)
        try:
            run = job.name.split()[2]
            if run in self.held:
                self.held[run].wait()
            time.sleep(0.5)  # so that two at once would be seen
            return self.codes[run].pop(0) if self.codes.get(run) else 0
        finally:
            with self.lock:
                self.active -= 1


class Airflow:
    def __init__(self, venv, home, aws, variables):
        self.bin = Path(venv).resolve() / "bin"
        self.home = home
        shutil.rmtree(home, ignore_errors=True)
        (home / "dags").mkdir(parents=True)
        source = DAG_FILE.read_text()
        for line, instead in CHANGES.items():
            source, count = re.subn(line, instead, source, flags=re.MULTILINE)
            assert count == 1, line
        (home / "dags/sparkify_warehouse.py").write_text(source)
        (home / "variables.json").write_text(json.dumps(variables))
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.api_port = free.getsockname()[1]
        self.environment = {
            **os.environ,
            **aws.environment(),
            "AWS_MAX_ATTEMPTS": "1",
            "AIRFLOW_HOME": str(home),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__DAGS_FOLDER": str(home / "dags"),
            "AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC": "1",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{self.api_port}/execution/",
            "AIRFLOW__API_AUTH__JWT_SECRET": "of this test " * 8,
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
            "PATH": f"{self.bin}:{os.environ['PATH']}",
        }
        self.processes = []
        self.version = int(self.run("version").strip().splitlines()[-1].split(".")[0])

    def run(self, *command):
        done = subprocess.run([self.bin / "airflow", *command], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"airflow {command}: {done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done.stdout

    def warnings_of_the_dag(self):
        command = [self.bin / "python", "-W", "always", self.home / "dags/sparkify_warehouse.py"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return [line for line in (done.stdout + done.stderr).splitlines() if "sparkify_warehouse.py" in line]

    def start(self):
        services = ["scheduler"] if self.version == 2 else ["api-server", "scheduler", "dag-processor"]
        for service in services:
            options = ["--port", str(self.api_port), "--host", "127.0.0.1"] if service == "api-server" else []
            log = (self.home / f"{service}.log").open("w")
            command = [self.bin / "airflow", service, *options]
            self.processes.append(subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True))
        wait("the DAGs are read", lambda: len(self.query("SELECT dag_id FROM dag")) == 2)

    def stop(self):
        for process in self.processes:
            os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)

    def query(self, sql, *values):
        with sqlite3.connect(self.home / "airflow.db", timeout=60) as database:
            return database.execute(sql, values).fetchall()

    def state(self, run, dag="sparkify_warehouse"):
        rows = self.query("SELECT state FROM dag_run WHERE dag_id = ? AND run_id = ?", dag, run)
        return rows[0][0] if rows else None

    def trigger(self, run, conf=None, dag="sparkify_warehouse"):
        self.run("dags", "trigger", dag, "--run-id", run, "--conf", json.dumps(conf or {}))

    def backfill(self, first, last):
        if self.version == 2:
            self.run("dags", "backfill", "sparkify_warehouse", "--start-date", first, "--end-date", last)
        else:
            range_ = ["--from-date", first, "--to-date", last]
            self.run("backfill", "create", "--dag-id", "sparkify_warehouse", *range_, "--max-active-runs", "3")


def wait(what, holds, seconds=240):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(0.3)
    print(f"  {what}", flush=True)


def ended(airflow, run, state, dag="sparkify_warehouse"):
    wait(f"{run} has {state}", lambda: airflow.state(run, dag) in ("success", "failed"))
    assert airflow.state(run, dag) == state, f"{run}: {airflow.state(run, dag)}"


def main(venv, home):
    plan = Plan()
    aws = EmulatedAws(plan)
    os.environ.update(aws.environment())
    topic = boto3.client("sns").create_topic(Name="alerts")["TopicArn"]
    application = boto3.client("emr-serverless").create_application(name="sparkify", releaseLabel="emr-7.12.0", type="SPARK")
    variables = {
        "sparkify_compute": "serverless",
        "sparkify_compute_id": application["applicationId"],
        "sparkify_job_role": "arn:aws:iam::123456789012:role/job",
        "sparkify_work_bucket": "work",
        "sparkify_password_secret": "sparkify-loader",
        "sparkify_log_group": "/sparkify/sparkify",
        "sparkify_alert_topic": topic,
    }
    airflow = Airflow(venv, home, aws, variables)

    def commands(run):
        return [job.job_driver["sparkSubmit"]["entryPointArguments"] for job in aws.jobs if job.name.split()[2] == run]

    def alerts():
        return [sent[1] for sent in sns_backends["123456789012"][REGION].topics[topic].sent_notifications]

    try:
        airflow.run("db", "migrate")
        assert airflow.warnings_of_the_dag() == [], airflow.warnings_of_the_dag()
        airflow.run("variables", "import", str(home / "variables.json"))
        airflow.run("pools", "set", "sparkify_warehouse", "1", "one load at a time")
        airflow.start()

        print("a scheduled run loads its day and the days before it")
        airflow.run("dags", "unpause", "sparkify_warehouse")
        scheduled = "SELECT run_id, data_interval_start FROM dag_run WHERE run_type = 'scheduled' AND state = 'success'"
        wait("a scheduled run has succeeded", lambda: airflow.query(scheduled))
        for run, start in airflow.query(scheduled):
            day = datetime.date.fromisoformat(start[:10])
            window = ["--from", str(day - datetime.timedelta(days=3)), "--to", str(day)]
            assert commands(run) == [["--env", "emr", "run", *window]], commands(run)

        print("a manual run loads what its form says")
        forms = {
            "whole": ({}, []),
            "day": ({"date": "2018-11-05"}, ["--date", "2018-11-05"]),
            "days": ({"from": "2018-11-01", "to": "2018-11-07"}, ["--from", "2018-11-01", "--to", "2018-11-07"]),
            "again": ({"full_refresh": True}, ["--full-refresh"]),
        }
        for run, (form, _) in forms.items():
            airflow.trigger(run, form)
        for run, (_, options) in forms.items():
            ended(airflow, run, "success")
            assert commands(run) == [["--env", "emr", "run", *options]], commands(run)
        assert alerts() == []

        print("only exit code 1 is tried again")
        plan.codes = {"retried": [1], "refused": [3, 0], "wrong": [2, 0]}
        for run in plan.codes:
            airflow.trigger(run)
        ended(airflow, "retried", "success")
        ended(airflow, "refused", "failed")
        ended(airflow, "wrong", "failed")
        assert [len(commands(run)) for run in ("retried", "refused", "wrong")] == [2, 1, 1]
        wait("both failures were reported", lambda: len(alerts()) == 2)
        assert any("refused" in alert for alert in alerts()), alerts()

        print("a retry finds the job whose poll was lost")
        plan.held["lost"] = threading.Event()
        airflow.trigger("lost")
        attempt = "SELECT try_number, state FROM task_instance WHERE run_id = 'lost' AND task_id = 'load'"
        wait("the job runs", lambda: commands("lost") and airflow.query(attempt) == [(1, "running")])
        aws.is_deaf = True
        wait("the poll fails", lambda: airflow.query(attempt)[0] != (1, "running"))
        aws.is_deaf = False
        wait("the second attempt asks for it", lambda: len([name for name in aws.starts if name.endswith(" lost")]) == 2)
        plan.held["lost"].set()
        ended(airflow, "lost", "success")
        assert len(commands("lost")) == 1, commands("lost")

        print("a backfill loads its days, one after the other")
        airflow.backfill("2018-11-01", "2018-11-03")
        backfill = "SELECT run_id, state, data_interval_start FROM dag_run WHERE run_type IN ('backfill', 'backfill_job')"
        wait("it has ended", lambda: [row[1] for row in airflow.query(backfill)].count("success") >= 2)
        wait("no run is left", lambda: {row[1] for row in airflow.query(backfill)} == {"success"})
        for run, _, start in airflow.query(backfill):
            assert commands(run)[0][-1] == start[:10], commands(run)
        assert plan.most_active == 1, plan.most_active

        print("the weekly run takes what is left, and checks")
        airflow.run("dags", "unpause", "sparkify_warehouse_weekly")
        airflow.trigger("week", dag="sparkify_warehouse_weekly")
        ended(airflow, "week", "success", "sparkify_warehouse_weekly")
        assert commands("week") == [["--env", "emr", "run"], ["--env", "emr", "check"]], commands("week")

        print("on EMR on EC2 a step does the same")
        (home / "bin").mkdir()
        (home / "bin/spark-submit").write_text("#!/bin/sh\necho refused >&2\nexit 3\n")
        (home / "bin/spark-submit").chmod(0o755)
        aws.path = [str(home / "bin")]
        s3 = boto3.client("s3")
        s3.create_bucket(Bucket="work")
        script = Path(__file__).resolve().parents[2] / "main/scripts/emr-step.sh"
        s3.upload_file(str(script), "work", "artifacts/emr-step.sh")
        boto3.client("secretsmanager").create_secret(Name="sparkify-loader", SecretString="secret-of-the-loader")
        boto3.client("logs").create_log_group(logGroupName="/sparkify/sparkify")
        instances = {"MasterInstanceType": "m7g.xlarge", "InstanceCount": 1, "KeepJobFlowAliveWhenNoSteps": True}
        cluster = boto3.client("emr").run_job_flow(
            Name="sparkify", Instances=instances, JobFlowRole="job", ServiceRole="emr", ReleaseLabel="emr-7.12.0"
        )
        airflow.run("variables", "set", "sparkify_compute", "ec2")
        airflow.run("variables", "set", "sparkify_compute_id", cluster["JobFlowId"])
        airflow.trigger("step", {"date": "2018-11-05"})
        ended(airflow, "step", "failed")
        assert [step.args[-5:] for step in aws.steps] == [["--env", "emr", "run", "--date", "2018-11-05"]], aws.steps
        wait("it was reported", lambda: len(alerts()) == 3)

        events = "SELECT count(*) FROM dataset_event" if airflow.version == 2 else "SELECT count(*) FROM asset_event"
        assert airflow.query(events)[0][0] >= 5
        assert airflow.query("SELECT count(*) FROM xcom WHERE key = 'emr_serverless_dashboard' AND run_id = 'day'")[0][0] == 1
        arguments = [job.job_driver["sparkSubmit"]["entryPointArguments"] for job in aws.jobs]
        (home / "commands.txt").write_text("".join(json.dumps(line) + "\n" for line in arguments))
        print(f"passed: Airflow {airflow.version}, {len(aws.jobs)} jobs")
    finally:
        airflow.stop()
        aws.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
