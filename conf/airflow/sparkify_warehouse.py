"""Loads Sparkify's logs and songs into Redshift, every night at half past midnight UTC.

On EMR Serverless rather than on EMR steps: a load of minutes leaves no cluster to pay for and to patch in between, and
the password comes from Secrets Manager without ever standing in the job's definition.

What it needs: conf/cloudformation/sparkify-warehouse.yaml, the jar and the filled-in conf/emr.conf under artifacts/ of
the stack's work bucket, and the stack's outputs as these Airflow variables:

    sparkify_application_id, sparkify_job_role_arn, sparkify_work_bucket, sparkify_password_secret

A night takes the logs of its own day and of the days just before it, for S3 delivers late; a file is loaded once,
however many nights list it. Nights that were missed, cleared or repeated, in any order, lead to the same star schema,
so catchup and backfills are safe. Logs from before START are loaded by one `run` without dates.
"""

import re
from datetime import timedelta

import pendulum
from airflow import DAG
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.providers.amazon.aws.operators.emr import EmrServerlessStartJobOperator
from airflow.timetables.interval import CronDataIntervalTimetable

START = pendulum.datetime(2026, 12, 1, tz="UTC")
LATE_DAYS = 3
LIMIT = timedelta(hours=2)
POLL = timedelta(seconds=30)

ARTIFACTS = "s3://{{ var.value.sparkify_work_bucket }}/artifacts"
SECRET = "EMR.secret@{{ var.value.sparkify_password_secret }}"
DAY = "{{ data_interval_start | ds }}"
FIRST_DAY = f"{{{{ macros.ds_add(data_interval_start | ds, -{LATE_DAYS}) }}}}"


class LoadOperator(EmrServerlessStartJobOperator):
    """Tries again only what may then succeed: exit code 1, but not 2 (wrong settings) nor 3 (refused data)."""

    HOPELESS = re.compile(r"ExitCode: [23]\b")

    def execute(self, context, event=None):
        try:
            return super().execute(context, event)
        except AirflowException as failure:
            reason = self._reason()
            if self.HOPELESS.search(reason):
                raise AirflowFailException(reason) from failure
            raise

    def _reason(self):
        """EMR Serverless tells the exit code only within this sentence."""
        if not self.job_id:
            return ""
        job = self.hook.conn.get_job_run(applicationId=self.application_id, jobRunId=self.job_id)
        return job["jobRun"].get("stateDetails", "")


with DAG(
    dag_id="sparkify_warehouse",
    description="S3 to the star schema in Redshift",
    # Not a bare cron string: from Airflow 3 on that would make the interval empty, and each night load the day that
    # has only just begun.
    schedule=CronDataIntervalTimetable("30 0 * * *", timezone="UTC"),
    start_date=START,
    catchup=True,
    # Loads at the same time are safe, but the second only waits for the first to publish.
    max_active_runs=1,
    default_args={
        "retries": 3,
        "retry_delay": timedelta(minutes=5),
        "retry_exponential_backoff": True,
    },
    tags=["sparkify"],
    doc_md=__doc__,
):
    LoadOperator(
        task_id="load",
        name="sparkify-warehouse " + DAY,
        application_id="{{ var.value.sparkify_application_id }}",
        execution_role_arn="{{ var.value.sparkify_job_role_arn }}",
        job_driver={
            "sparkSubmit": {
                "entryPoint": ARTIFACTS + "/sparkify-warehouse-1.0.0.jar",
                "entryPointArguments": ["--env", "emr", "run", "--from", FIRST_DAY, "--to", DAY],
                "sparkSubmitParameters": " ".join(
                    [
                        "--class com.sparkify.warehouse.Main",
                        f"--files {ARTIFACTS}/emr.conf",
                        # EMR Serverless puts the secret in place of its name as the job starts.
                        f"--conf spark.emr-serverless.driverEnv.SPARKIFY_REDSHIFT_PASSWORD={SECRET}",
                    ]
                ),
            }
        },
        # EMR ends a job that hangs. By default the operator gives up after 25 minutes, so it is told to wait longer.
        config={"executionTimeoutMinutes": LIMIT // timedelta(minutes=1)},
        waiter_delay=int(POLL.total_seconds()),
        waiter_max_attempts=(LIMIT + timedelta(minutes=20)) // POLL,
        # Not deferrable: only so does a task that is killed cancel its job.
        deferrable=False,
    )
