"""Loads Sparkify's logs and songs into Redshift: every night, once a week to catch up, and by hand.

For Airflow 2.11 and 3 with the Amazon provider. `./submit.sh aws deploy` prints the two commands that prepare Airflow: they
set these variables, all from the outputs of the stack, and make the pool `sparkify_warehouse` with one slot:

    sparkify_compute, sparkify_compute_id, sparkify_job_role, sparkify_work_bucket, sparkify_password_secret,
    sparkify_log_group, sparkify_alert_topic

**Every night** at half past midnight UTC a run loads the logs of its day and of the days just before it, because files
arrive late, and all new songs. **Every Sunday** a run without dates loads what came later than that, and files that were
refused and have been mended; then it checks the whole star. **By hand** a run loads what its form says and nothing else: with
an empty form every file that is not loaded yet, which is also how the first load is done.

A file is loaded once, even if several runs list it. Runs that were missed, cleared or repeated, in any order, lead to the same
star schema, so catchup and backfills are safe. The pool makes them wait for each other; Airflow 3's backfills do not
respect max_active_runs.

Only exit code 1 is tried again: wrong settings (2) and refused data (3) need a person. A retry first looks for the job of
the attempt before, and waits for it if it still runs.
"""

import re
import time
import uuid
from datetime import timedelta

import pendulum
from airflow.providers.amazon.aws.hooks.emr import EmrHook, EmrServerlessHook
from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.providers.amazon.aws.links.emr import EmrClusterLink, EmrServerlessDashboardLink, EmrServerlessLogsLink
from airflow.providers.amazon.aws.notifications.sns import SnsNotifier
from airflow.timetables.interval import CronDataIntervalTimetable

try:
    from airflow.sdk import DAG, Asset, BaseOperator, Param
    from airflow.sdk.exceptions import AirflowFailException
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.datasets import Dataset as Asset
    from airflow.exceptions import AirflowFailException
    from airflow.models.baseoperator import BaseOperator
    from airflow.models.param import Param

START = pendulum.datetime(2026, 12, 1, tz="UTC")
LATE_DAYS = 3
LIMIT = timedelta(hours=2)  # of a job; EMR then cancels it
DEADLINE = timedelta(hours=6)  # of a run with its retries; it then fails, and alerts
POLL = timedelta(seconds=30)
RETRY_DELAY = timedelta(minutes=5)

STAR = [Asset(f"sparkify://warehouse/{table}") for table in ("artists", "songplays", "songs", "time", "users")]
DAY = {"type": ["null", "string"], "format": "date"}
FORM = {
    "date": Param(None, **DAY, description="Only the logs of this day, and all new songs."),
    "from": Param(None, **DAY, description="Only the logs of this day and later."),
    "to": Param(None, **DAY, description="Only the logs of this day and earlier."),
    "full_refresh": Param(False, type="boolean", description="Every file again, even if it is loaded."),
}


def load_of(context):
    """The command of a run: by its form if it was started by hand, else by the day that it is for."""
    if context["dag_run"].run_type != "manual":
        day = context["data_interval_start"]
        return ["run", "--from", day.subtract(days=LATE_DAYS).to_date_string(), "--to", day.to_date_string()]
    form = context["params"]
    days = [text for name in ("date", "from", "to") if form[name] for text in (f"--{name}", form[name])]
    return ["run", *days, *(["--full-refresh"] if form["full_refresh"] else [])]


class ServerlessJob:
    """A job run of EMR Serverless."""

    def __init__(self, task, context):
        self.task = task
        self.context = context
        self.hook = EmrServerlessHook()
        self.id = None

    def start(self, name, token, command):
        """Starts it, unless a job with this token was started before."""
        artifacts = f"s3://{self.task.work_bucket}/artifacts"
        parameters = [
            "--class com.sparkify.warehouse.Main",
            f"--files {artifacts}/emr.conf",
            # EMR Serverless replaces this reference by the secret when the job starts.
            f"--conf spark.emr-serverless.driverEnv.SPARKIFY_REDSHIFT_PASSWORD=EMR.secret@{self.task.password_secret}",
        ]
        self.id = self.hook.conn.start_job_run(
            applicationId=self.task.compute_id,
            clientToken=token,
            executionRoleArn=self.task.job_role,
            name=name,
            executionTimeoutMinutes=LIMIT // timedelta(minutes=1),
            jobDriver={
                "sparkSubmit": {
                    "entryPoint": f"{artifacts}/sparkify-warehouse-1.0.0.jar",
                    "entryPointArguments": ["--env", "emr", *command],
                    "sparkSubmitParameters": " ".join(parameters),
                }
            },
        )["jobRunId"]

    def link(self):
        for link in (EmrServerlessDashboardLink, EmrServerlessLogsLink):
            link.persist(
                context=self.context,
                operator=self.task,
                region_name=self.hook.conn_region_name,
                aws_partition=self.hook.conn_partition,
                conn_id=self.hook.aws_conn_id,
                application_id=self.task.compute_id,
                job_run_id=self.id,
            )

    def exit_code(self):
        """The exit code and the reason; None while it runs."""
        job = self.hook.conn.get_job_run(applicationId=self.task.compute_id, jobRunId=self.id)["jobRun"]
        state, reason = job["state"], job.get("stateDetails") or job["state"]
        if state == "SUCCESS":
            return 0, reason
        if state not in ("FAILED", "CANCELLED"):
            return None, reason
        code = re.search(r"ExitCode: (\d+)", reason)  # reported only in this text
        return int(code[1]) if code else 1, reason

    def cancel(self):
        self.hook.conn.cancel_job_run(applicationId=self.task.compute_id, jobRunId=self.id)


class Step:
    """A step of EMR on EC2, which runs src/main/scripts/emr-step.sh."""

    def __init__(self, task, context):
        self.task = task
        self.context = context
        self.hook = EmrHook()
        self.id = None
        self.token = None

    def start(self, name, token, command):
        """Starts it, unless a step with this token was started before."""
        self.token = token
        name = f"{name} {token}"  # EMR on EC2 knows no tokens
        steps = self.hook.conn.get_paginator("list_steps").paginate(ClusterId=self.task.compute_id)
        same = (step["Id"] for page in steps for step in page["Steps"] if step["Name"] == name)
        self.id = next(same, None) or self._add(name, command)

    def _add(self, name, command):
        bucket = self.task.work_bucket
        script = ["bash", "-c", 'bash <(aws s3 cp "$0" -) "$@"', f"s3://{bucket}/artifacts/emr-step.sh"]
        own = [bucket, self.task.password_secret, self.task.log_group, self.token]
        step = {
            "Name": name,
            "ActionOnFailure": "CONTINUE",
            "HadoopJarStep": {"Jar": "command-runner.jar", "Args": [*script, *own, "--env", "emr", *command]},
        }
        return self.hook.conn.add_job_flow_steps(JobFlowId=self.task.compute_id, Steps=[step])["StepIds"][0]

    def link(self):
        EmrClusterLink.persist(
            context=self.context,
            operator=self.task,
            region_name=self.hook.conn_region_name,
            aws_partition=self.hook.conn_partition,
            job_flow_id=self.task.compute_id,
        )

    def exit_code(self):
        """The exit code and the reason; None while it runs."""
        step = self.hook.conn.describe_step(ClusterId=self.task.compute_id, StepId=self.id)["Step"]["Status"]
        state, reason = step["State"], step.get("FailureDetails", {}).get("Message") or step["State"]
        if state == "COMPLETED":
            return 0, reason
        if state not in ("FAILED", "CANCELLED", "INTERRUPTED"):
            return None, reason
        s3, key = S3Hook(), f"logs/steps/{self.token}/exit-code"  # EMR does not report it
        written = s3.check_for_key(key, self.task.work_bucket)
        return int(s3.read_key(key, self.task.work_bucket)) if written else 1, reason

    def cancel(self):
        self.hook.conn.cancel_steps(ClusterId=self.task.compute_id, StepIds=[self.id])


class WarehouseOperator(BaseOperator):
    """Runs one command of the load on EMR, and waits for it.

    :param command: a function of the context that returns the command, as a list of words
    """

    template_fields = ("compute", "compute_id", "job_role", "work_bucket", "password_secret", "log_group")
    operator_extra_links = (EmrServerlessDashboardLink(), EmrServerlessLogsLink(), EmrClusterLink())
    # Filled in from the Airflow variables when the task starts.
    compute = "{{ var.value.sparkify_compute }}"
    compute_id = "{{ var.value.sparkify_compute_id }}"
    job_role = "{{ var.value.sparkify_job_role }}"
    work_bucket = "{{ var.value.sparkify_work_bucket }}"
    password_secret = "{{ var.value.sparkify_password_secret }}"
    log_group = "{{ var.value.sparkify_log_group }}"

    def __init__(self, *, command, **kwargs):
        super().__init__(**kwargs)
        self.command = command
        self.job = None

    def execute(self, context):
        jobs = {"serverless": ServerlessJob, "ec2": Step}
        if self.compute not in jobs:
            raise AirflowFailException(f"Cannot run: sparkify_compute is {self.compute!r}; expected serverless or ec2")
        code, reason = self._run(jobs[self.compute](self, context), context)
        if code in (2, 3):
            raise AirflowFailException(f"Cannot load, and will not try again: exit code {code}: {reason}")
        if code:
            raise RuntimeError(f"Cannot load: exit code {code}: {reason}")

    def _run(self, job, context):
        command = self.command(context)
        settings = [getattr(self, field) for field in self.template_fields]
        name = f"{self.dag_id} {self.task_id} {context['run_id']}"
        # From the first attempt on: EMR finds the job by its token. One that has ended is over, and so is its attempt.
        for attempt in range(1, context["ti"].try_number + 1):
            token = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name} {attempt} {command} {settings}"))
            job.start(name, token, command)
            code, reason = job.exit_code()
            if code is None:
                break
        self.job = job
        job.link()
        self.log.info("Job %s: %s", job.id, " ".join(command))
        while code is None:
            time.sleep(POLL.total_seconds())
            code, reason = job.exit_code()
        return code, reason

    def on_kill(self):
        if self.job:
            self.job.cancel()


def alert():
    return SnsNotifier(
        target_arn="{{ var.value.sparkify_alert_topic }}",
        subject="Sparkify warehouse: {{ dag_run.dag_id }} has failed",
        message="The run {{ dag_run.run_id }} of {{ dag_run.dag_id }} has failed; the log of its task says why.",
    )


COMMON = {
    "start_date": START,
    "max_active_runs": 1,
    "dagrun_timeout": DEADLINE,
    "on_failure_callback": alert(),
    "default_args": {
        "pool": "sparkify_warehouse",
        "retries": 3,
        "retry_delay": RETRY_DELAY,
        "retry_exponential_backoff": True,
    },
    "tags": ["sparkify"],
    "doc_md": __doc__,
}

with DAG(
    dag_id="sparkify_warehouse",
    description="S3 to the star schema in Redshift, every night",
    # Not a cron string: in Airflow 3 its data interval is empty, so that each run would load the day that has just begun.
    schedule=CronDataIntervalTimetable("30 0 * * *", timezone="UTC"),
    catchup=True,
    params=FORM,
    **COMMON,
):
    WarehouseOperator(task_id="load", command=load_of, outlets=STAR)

with DAG(
    dag_id="sparkify_warehouse_weekly",
    description="What came too late for its night, and a check of the whole star",
    schedule=CronDataIntervalTimetable("30 3 * * 0", timezone="UTC"),
    catchup=False,
    **COMMON,
):
    load = WarehouseOperator(task_id="load", command=lambda context: ["run"], outlets=STAR)
    load >> WarehouseOperator(task_id="check", command=lambda context: ["check"])
