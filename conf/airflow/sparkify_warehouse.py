"""Loads Sparkify's logs and songs into Redshift, every night at half past midnight UTC.

On EMR Serverless rather than with EMR steps: between loads there is no cluster to pay for and to patch, and the password
comes from Secrets Manager without being part of the job's definition.

Prerequisites: the stack of conf/cloudformation/sparkify-warehouse.yaml, the jar and the completed conf/emr.conf under
artifacts/ of its work bucket, and its outputs as these Airflow variables:

    sparkify_application_id, sparkify_job_role_arn, sparkify_work_bucket, sparkify_password_secret

A nightly run loads the logs of its day and of the days just before it, because files arrive late; a file is loaded once,
even if several runs list it. Runs that were missed, cleared or repeated, in any order, lead to the same star schema, so
catchup and backfills are safe. Load logs from before START with one `run` without dates.
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
    """Retries only exit code 1, but not 2 (wrong settings) or 3 (refused data)."""

    PERMANENT = re.compile(r"ExitCode: [23]\b")

    def execute(self, context, event=None):
        try:
            return super().execute(context, event)
        except AirflowException as failure:
            reason = self._reason()
            if self.PERMANENT.search(reason):
                raise AirflowFailException(reason) from failure
            raise

    def _reason(self):
        """EMR Serverless reports the exit code only in this text."""
        if not self.job_id:
            return ""
        job = self.hook.conn.get_job_run(applicationId=self.application_id, jobRunId=self.job_id)
        return job["jobRun"].get("stateDetails", "")


with DAG(
    dag_id="sparkify_warehouse",
    description="S3 to the star schema in Redshift",
    # Not a cron string: in Airflow 3 its data interval is empty, so that each run would load the day that has just begun.
    schedule=CronDataIntervalTimetable("30 0 * * *", timezone="UTC"),
    start_date=START,
    catchup=True,
    # Concurrent loads are safe, but the second would only wait for the first to publish.
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
                        # EMR Serverless replaces this reference by the secret when the job starts.
                        f"--conf spark.emr-serverless.driverEnv.SPARKIFY_REDSHIFT_PASSWORD={SECRET}",
                    ]
                ),
            }
        },
        # EMR cancels a job that hangs. The operator must wait longer than its default of 25 minutes.
        config={"executionTimeoutMinutes": LIMIT // timedelta(minutes=1)},
        waiter_delay=int(POLL.total_seconds()),
        waiter_max_attempts=(LIMIT + timedelta(minutes=20)) // POLL,
        # Not deferrable, so that a killed task cancels its job.
        deferrable=False,
    )
