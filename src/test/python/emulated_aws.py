"""AWS on this machine for the tests: moto's server, with what moto lacks stubbed here, openly.

moto itself answers for CloudFormation, S3, IAM, KMS, EC2, SNS, EventBridge, CloudWatch Logs, EMR and the bookkeeping of EMR
Serverless. Stubbed:

- CloudFormation resources that moto does not know: RECORDED are only recorded; Secret, Application, Namespace and Workgroup make
  what other calls then find. Fn::Cidr, Fn::GetAZs of the stack's region, AWS::NoValue in lists, RetainExceptOnCreate, the
  outputs of a stack that a change set has made, an empty change set, which moto refuses and AWS fails, and the deletion of a
  route table.
- EMR Serverless: moto's jobs succeed at once. Here a job runs what the test gives (`run_job`), ends with its exit code, and the
  client token finds a job again, as AWS documents it.
- EMR on EC2: moto's steps never end. Here the arguments of a step run on this machine. The rules that EMR adds to the security
  groups of a cluster: moto cannot add them where both groups are one.
- Redshift Serverless (GetNamespace and limits of usage), and the Data API, which runs statements on the sandbox.

Not emulated at all: IAM's decisions, KMS's keys, networks, alarms.
"""

import hashlib
import ipaddress
import json
import logging
import os
import re
import subprocess
import sys
import threading
import uuid
from decimal import Decimal

import psycopg2
from moto.cloudformation import parsing
from moto.cloudformation.models import ChangeSet, Stack
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends
from moto.ec2.models.route_tables import RouteTable
from moto.emr.models import Cluster, ElasticMapReduceBackend
from moto.emrserverless import models as emr
from moto.emrserverless.exceptions import ValidationException
from moto.secretsmanager.models import secretsmanager_backends
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

ACCOUNT = "123456789012"
REGION = "us-east-1"  # where moto answers for EMR, whatever the region of the request
RECORDED = [
    "AWS::CloudWatch::Alarm",
    "AWS::Logs::MetricFilter",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::Subscription",
    "AWS::SNS::TopicPolicy",
    "AWS::SecretsManager::ResourcePolicy",
]


def clean_json(moto_clean, template, resources):
    """Evaluates the functions of a template that moto does not."""
    if isinstance(template, list):
        values = [parsing.clean_json(value, resources) for value in template]
        return [value for value, source in zip(values, template) if value is not None or source is None]
    if isinstance(template, dict) and "Fn::Cidr" in template:
        block, count, bits = (parsing.clean_json(value, resources) for value in template["Fn::Cidr"])
        subnets = ipaddress.ip_network(block).subnets(new_prefix=32 - int(bits))
        return [str(subnet) for subnet, _ in zip(subnets, range(int(count)))]
    if isinstance(template, dict) and template.get("Fn::GetAZs") == "":
        return [REGION + zone for zone in "abc"]
    return moto_clean(template, resources)


def apply(moto_apply, change_set):
    """Executes a change set, and lets its stack know the template."""
    for each in change_set.template_dict["Resources"].values():
        if each.get("DeletionPolicy") == "RetainExceptOnCreate":
            each["DeletionPolicy"] = "Retain"
    moto_apply(change_set)
    stack = change_set.stack
    stack.template_dict = change_set.template_dict
    stack.output_map = stack._create_output_map()


def resource(cfn_type, create=None, delete=None):
    """A class of moto for a type of CloudFormation: `create` returns the physical id and the attributes."""

    class Stub(CloudFormationModel):
        __module__ = "emulated.aws"  # moto takes a service from it

        def __init__(self, name, properties, region):
            self.properties = properties
            self.physical_resource_id, self.attributes = create(name, properties, region) if create else (name, {})

        cloudformation_name_type = staticmethod(lambda: "")
        cloudformation_type = staticmethod(lambda: cfn_type)
        is_created = lambda self: True
        has_cfn_attr = classmethod(lambda cls, attribute: True)

        @classmethod
        def create_from_cloudformation_json(cls, name, template, account, region, **kwargs):
            return cls(name, template.get("Properties", {}), region)

        @classmethod
        def update_from_cloudformation_json(cls, original_resource, cloudformation_json, **kwargs):
            original_resource.properties = cloudformation_json.get("Properties", {})
            return original_resource

        @classmethod
        def delete_from_cloudformation_json(cls, name, template, account, region):
            if delete:
                delete(name, region)

        def get_cfn_attribute(self, attribute):
            return self.attributes[attribute]

    return Stub


class EmulatedAws:
    """Serves on a port of 127.0.0.1 until closed.

    :param run_job: called with each new job of EMR Serverless, in a thread of its own; returns its exit code
    :param warehouse: what psycopg2 connects to as administrator; None if there is none
    :param port: 0 is any that is free
    """

    def __init__(self, run_job, warehouse=None, port=0):
        self.jobs = []
        self.starts = []
        self.steps = []
        self.path = []  # where a step finds its spark-submit
        self.is_deaf = False
        self.statements = {}
        self.limits = {}
        self.admin_secret = None
        self._run_job = run_job
        self._warehouse = warehouse
        self._tokens = {}
        self._lock = threading.Lock()
        self._stubs = [resource(cfn_type) for cfn_type in RECORDED] + [
            resource("AWS::SecretsManager::Secret", self._secret, self._forget_secret),
            resource("AWS::EMRServerless::Application", self._application),
            resource("AWS::RedshiftServerless::Namespace", self._namespace),
            resource("AWS::RedshiftServerless::Workgroup", self._workgroup),
        ]
        moto_clean = parsing.clean_json
        parsing.clean_json = lambda template, resources: clean_json(moto_clean, template, resources)
        RouteTable.delete_from_cloudformation_json = lambda name, *_: ec2_backends[ACCOUNT][REGION].route_tables.pop(name, None)
        CloudFormationResponse._validate_different_update = lambda *_: None
        Stack.has_parameters = lambda stack, given: (
            {k: str(v) for k, v in given.items()} == {k: str(stack.stack_parameters[k]) for k in given}
        )
        moto_apply = ChangeSet.apply
        ChangeSet.apply = lambda change_set: apply(moto_apply, change_set)
        emr.EMRServerlessBackend.start_job_run = self._start_job(emr.EMRServerlessBackend.start_job_run)
        ElasticMapReduceBackend._manage_security_groups = lambda _, **given: tuple(
            given[f"{name}_security_group"] for name in ("emr_managed_master", "emr_managed_slave", "service_access")
        )
        Cluster.add_steps = self._add_steps(Cluster.add_steps)
        logging.getLogger("werkzeug").setLevel(logging.WARNING)
        moto = DomainDispatcherApplication(create_backend_app)
        self._server = make_server("127.0.0.1", port, lambda env, start: self._answer(moto, env, start), threaded=True)
        self.url = f"http://127.0.0.1:{self._server.port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def environment(self):
        """The variables with which the AWS CLI and SDKs find it; the keys are its own."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "sandbox",
            "AWS_SECRET_ACCESS_KEY": "sandbox-secret",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def close(self):
        self._server.shutdown()

    # --- CloudFormation ---

    def _secret(self, name, properties, region):
        length = properties["GenerateSecretString"]["PasswordLength"]
        value = hashlib.sha256(properties["Name"].encode()).hexdigest()[:length]
        secret = secretsmanager_backends[ACCOUNT][region].create_secret(
            name=properties["Name"],
            secret_string=value,
            secret_binary=None,
            description=properties["Description"],
            tags=[],
            kms_key_id=properties["KmsKeyId"],
            client_request_token=None,
            replica_regions=[],
            force_overwrite=False,
        )
        return json.loads(secret)["ARN"], {}

    def _forget_secret(self, name, region):
        secretsmanager_backends[ACCOUNT][region].delete_secret(
            name, recovery_window_in_days=30, force_delete_without_recovery=False
        )

    def _application(self, name, properties, region):
        application = emr.emrserverless_backends[ACCOUNT][region].create_application(
            name=properties["Name"],
            release_label=properties["ReleaseLabel"],
            application_type=properties["Type"].upper(),
            client_token=str(uuid.uuid4()),
            initial_capacity=None,
            maximum_capacity=properties.get("MaximumCapacity"),
            tags={},
            auto_start_configuration=None,
            auto_stop_configuration=None,
            network_configuration=None,
        )
        application.log_uri = properties["MonitoringConfiguration"]["S3MonitoringConfiguration"]["LogUri"]
        return application.id, {"ApplicationId": application.id, "Arn": application.arn}

    def _namespace(self, name, properties, region):
        if not re.fullmatch("[a-z0-9-]{3,64}", properties["NamespaceName"]):
            raise ValueError("NamespaceName")
        self.admin_secret = f"arn:aws:secretsmanager:{region}:{ACCOUNT}:secret:redshift!{properties['NamespaceName']}-admin"
        return properties["NamespaceName"], {}

    def _workgroup(self, name, properties, region):
        # moto cuts the names of attributes at the second dot: this is both Workgroup.Endpoint.Address and .WorkgroupArn.
        return properties["WorkgroupName"], {"Workgroup": f"{properties['WorkgroupName']}.redshift"}

    # --- EMR Serverless ---

    def _start_job(self, moto_start):
        def start(backend, **asked):
            with self._lock:
                token = asked["application_id"], asked["client_token"]
                self.starts.append(asked["name"])
                if token in self._tokens:
                    job, before = self._tokens[token]
                    if before != asked:
                        raise ValidationException("The client token was used with other parameters")
                    return job
                job = moto_start(backend, **asked)
                job.state = "RUNNING"
                job.token = asked["client_token"]
                self._tokens[token] = job, asked
                self.jobs.append(job)
            threading.Thread(target=self._work, args=(job,), daemon=True).start()
            return job

        return start

    def _work(self, job):
        code = self._run_job(job)
        if job.state == "RUNNING":
            job.state_details = (
                f"Job failed, please check complete logs in configured logging destination. ExitCode: {code}." if code else ""
            )
            job.state = "FAILED" if code else "SUCCESS"

    # --- EMR on EC2 ---

    def _add_steps(self, moto_add):
        def add(cluster, steps):
            added = moto_add(cluster, steps)
            for step in added:
                self.steps.append(step)
                step.state = "RUNNING"
                threading.Thread(target=self._run_step, args=(step,), daemon=True).start()
            return added

        return add

    def _run_step(self, step):
        folders = os.pathsep.join([*self.path, os.path.dirname(sys.executable), os.environ["PATH"]])
        done = subprocess.run(step.args, env={**os.environ, **self.environment(), "PATH": folders}, check=False)
        step.state = "FAILED" if done.returncode else "COMPLETED"

    # --- What moto does not serve ---

    def _answer(self, moto, env, start):
        if self.is_deaf and "/jobruns/" in env["PATH_INFO"]:
            start("500 Internal Server Error", [("Content-Type", "application/json")])
            return [b"{}"]
        service, _, action = env.get("HTTP_X_AMZ_TARGET", "").partition(".")
        stub = getattr(self, f"_{service}_{action}", None)
        if not stub:
            return moto(env, start)
        asked = json.loads(env["wsgi.input"].read(int(env["CONTENT_LENGTH"])))
        try:
            status, answer = "200 OK", stub(asked)
        except (KeyError, ValueError) as e:
            status, answer = "400 Bad Request", {"__type": "ValidationException", "message": str(e)}
        start(status, [("Content-Type", "application/x-amz-json-1.1")])
        return [json.dumps(answer).encode()]

    def _RedshiftServerless_GetNamespace(self, asked):
        return {"namespace": {"namespaceName": asked["namespaceName"], "adminPasswordSecretArn": self.admin_secret}}

    def _RedshiftServerless_ListUsageLimits(self, asked):
        return {"usageLimits": [limit for limit in self.limits.values() if limit["resourceArn"] == asked["resourceArn"]]}

    def _RedshiftServerless_CreateUsageLimit(self, asked):
        limit = {"usageLimitId": str(uuid.uuid4()), **asked}
        self.limits[limit["usageLimitId"]] = limit
        return {"usageLimit": limit}

    def _RedshiftServerless_UpdateUsageLimit(self, asked):
        self.limits[asked["usageLimitId"]].update(asked)
        return {"usageLimit": self.limits[asked["usageLimitId"]]}

    def _RedshiftData_BatchExecuteStatement(self, asked):
        if asked["SecretArn"] != self.admin_secret:
            raise ValueError("the secret is not the administrator's")
        if len(asked["Sqls"]) > 40:
            raise ValueError("at most 40 statements")
        statement = {"Status": "FINISHED", "rows": []}
        try:
            with psycopg2.connect(self._warehouse) as connection, connection.cursor() as cursor:
                for sql in asked["Sqls"]:
                    cursor.execute(sql)
                if cursor.description:
                    statement["rows"] = cursor.fetchall()
        except psycopg2.Error as e:
            statement = {"Status": "FAILED", "Error": str(e), "rows": []}
        identity = str(uuid.uuid4())
        self.statements[identity] = statement
        return {"Id": identity}

    def _RedshiftData_ExecuteStatement(self, asked):
        return self._RedshiftData_BatchExecuteStatement({**asked, "Sqls": [asked["Sql"]]})

    def _RedshiftData_DescribeStatement(self, asked):
        statement = self.statements[asked["Id"].partition(":")[0]]
        return {"Id": asked["Id"], **{key: statement[key] for key in ("Status", "Error") if key in statement}}

    def _RedshiftData_GetStatementResult(self, asked):
        def field(value):
            return {"longValue": int(value)} if isinstance(value, (int, Decimal)) else {"stringValue": str(value)}

        return {"Records": [[field(value) for value in row] for row in self.statements[asked["Id"].partition(":")[0]]["rows"]]}
