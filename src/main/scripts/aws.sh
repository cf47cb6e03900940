#!/usr/bin/env bash
# The load on AWS, by the AWS CLI: submit.sh aws deploy | run | teardown. See --help of each.
set -Eeuo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
template=$root/conf/cloudformation/sparkify-warehouse.yaml
sql=$root/src/main/resources/sql
jar=sparkify-warehouse-1.0.0.jar
poll=${AWS_POLL_SECONDS:-10}
export AWS_PAGER=
((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) || { echo "Cannot run: bash is older than 4.4" >&2 && exit 2; }

say() { printf '%s\n' "$*" >&2; }

fail() { # EXIT_CODE MESSAGE
  say "$2"
  exit "$1"
}

trap '((BASH_SUBSHELL)) || fail 1 "Cannot go on: the command before has failed, and says why above. The same command can be repeated."' ERR

usage() {
  cat <<'TEXT'
Usage: submit.sh aws deploy | run | teardown

  deploy    creates or updates the load in an AWS account, from an empty account to the first load
  run       runs a command of submit.sh as a job there: its output on this screen, its exit code this one's
  teardown  removes it

Each has --help, and can be repeated. They use the AWS CLI with its usual settings: AWS_PROFILE, AWS_REGION and others.
TEXT
}

usage_deploy() {
  cat <<'TEXT'
Usage: submit.sh aws deploy [--stack NAME] [--set PARAMETER=VALUE]… [--data DIR] [--usage-limit HOURS] [--no-load] [--dry-run]

Creates or updates the stack of conf/cloudformation; uploads jar and settings; makes tables, loader and readers; loads what is
in the lake. Needs the AWS CLI with the rights of an administrator, and JDK and Maven to build the jar.

  --stack NAME           its name (default: sparkify): 3 to 41 of a-z, 0-9 and -
  --set PARAMETER=VALUE  a parameter of the template; a later deploy keeps it. Some of them:
                           LakeBucketName=BUCKET                      a lake that exists, also of another account
                           VpcId=VPC SubnetIds=SUBNET,SUBNET,SUBNET   a network that exists
                           BaseCapacity=4                             of Redshift, in RPU, where the region has 4
                           Compute=ec2                                EMR on EC2 instead of EMR Serverless
                           KmsKeyArn=ARN   AlertEmail=ADDRESS
                           WarehouseEndpoint=HOST:PORT WarehouseName=cluster/NAME WarehouseAdminSecretArn=ARN
                           WarehouseSecurityGroupId=GROUP             a warehouse that exists
  --data DIR             uploads log_data/ and song_data/ of this folder into the lake first
  --usage-limit HOURS    RPU hours a month after which Redshift stops (default: 500)
  --no-load              without the first load
  --dry-run              only says what it would do, and what that costs
TEXT
}

usage_run() {
  cat <<'TEXT'
Usage: submit.sh aws run [--stack NAME] COMMAND [OPTIONS]

Runs a command of submit.sh, such as run, check, questions or rejects, as a job of the stack, since only there the warehouse can be
reached. Its output comes when it has ended; its exit code is this one's. Ctrl-C cancels the job.
A job costs some cents on EMR Serverless, and Redshift while it works.
TEXT
}

usage_teardown() {
  cat <<'TEXT'
Usage: submit.sh aws teardown [--stack NAME] [--keep-lake] [--yes]

Removes the stack with its buckets, after asking. Redshift takes a final snapshot, which is kept for 30 days. A lake, a network, a
warehouse or a key that existed before stays as it is. Afterwards only the key costs, about $1 a month: the snapshot needs it.

  --keep-lake  keeps the bucket that the stack has made for the lake
  --yes        without asking
TEXT
}

json() { # TEXT → a JSON string
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  printf '"%s"' "${text//$'\n'/\\n}"
}

json_list() { # TEXT… → a JSON array
  local separator='' text
  printf '['
  for text in "$@"; do
    printf '%s' "$separator"
    json "$text"
    separator=,
  done
  printf ']'
}

# --- The stack ---

check_stack() {
  command -v aws >/dev/null || fail 2 "Cannot use AWS: there is no aws on the PATH; install the AWS CLI"
  [[ $stack =~ ^[a-z][a-z0-9-]{1,39}[a-z0-9]$ ]] \
    || fail 2 "Cannot use the stack name \"$stack\": Redshift takes 3 to 41 of a-z, 0-9 and -, beginning with a letter"
  account=$(aws sts get-caller-identity --query Account --output text) \
    || fail 2 "Cannot use AWS: it does not know you; set AWS_PROFILE, or see: aws configure"
  region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}
  [[ -n $region ]] || fail 2 "Cannot use AWS: no region is set; set AWS_REGION"
}

stack_status() {
  aws cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].StackStatus' --output text 2>/dev/null || true
}

declare -A output
read_outputs() {
  local key value
  while read -r key value; do
    output[$key]=$value
  done < <(aws cloudformation describe-stacks --stack-name "$stack" \
    --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text 2>/dev/null || true)
  [[ -n ${output[WorkBucketName]:-} ]] || fail 2 "Cannot use the stack $stack: it does not exist in $region; see aws deploy"
}

parameter() { # NAME → as given with --set, else as the stack has it, else the default
  local given
  for given in "${parameters[@]}"; do
    [[ $given != "$1="* ]] || { printf '%s' "${given#*=}"; return; }
  done
  given=$(aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Parameters[?ParameterKey=='$1'].ParameterValue" 2>/dev/null) \
    || given=$(sed -n "/^  $1:/,/Description/s/^ *Default: *//p" "$template" | tr -d '"')
  printf '%s' "$given"
}

# --- Deploy ---

plan() {
  local lake network warehouse compute key capacity
  lake=$(parameter LakeBucketName) network=$(parameter VpcId) warehouse=$(parameter WarehouseEndpoint)
  compute=$(parameter Compute) key=$(parameter KmsKeyArn)
  say "The stack $stack in account $account, $region. A month costs about, at list prices of us-east-1:"
  either "$lake" "  lake       s3://$lake, as it is" \
    "  lake       a new bucket:                                        \$0.023 a GB"
  either "$network" "  network    $network, as it is" \
    "  network    a new VPC without internet; 4 interface endpoints:   \$29"
  if [[ -n $warehouse ]]; then
    say "  warehouse  $warehouse, as it is"
  else
    capacity=$(parameter BaseCapacity)
    say "  warehouse  Redshift Serverless, $capacity RPU, at \$0.375 an RPU hour in which it works:"
    say "             10 minutes a night \$$((capacity * 1875 / 1000)); it stops after $limit RPU hours a month, \$$((limit * 375 / 1000))"
  fi
  if [[ $compute == ec2 ]]; then
    say "  Spark      EMR on EC2, $((1 + $(parameter InstanceCount))) machines all the time: \$149 each if m7g.xlarge"
  else
    say "  Spark      EMR Serverless, some minutes a night:                \$5"
  fi
  either "$key" "  the rest   secrets, alarms, logs:                               \$2" \
    "  the rest   a key, secrets, alarms, logs:                        \$3"
}

either() { # VALUE IF_SET IF_EMPTY
  if [[ -n $1 ]]; then say "$2"; else say "$3"; fi
}

check_parameters() {
  local given known
  known=$(sed -n '/^Parameters:/,/^Rules:/s/^  \([A-Za-z]*\):.*/\1/p' "$template" | grep -vx Name)
  for given in "${parameters[@]}"; do
    if [[ $given != *=* ]] || ! grep -qx "${given%%=*}" <<<"$known"; then
      fail 2 "Cannot set $given: expected PARAMETER=VALUE, with one of: $(tr '\n' ' ' <<<"$known")"
    fi
  done
}

deploy_stack() {
  local status
  status=$(stack_status)
  if [[ $status == ROLLBACK_COMPLETE || $status == ROLLBACK_FAILED ]]; then
    say "Removing what an earlier deploy has left …"
    aws cloudformation delete-stack --stack-name "$stack"
    aws cloudformation wait stack-delete-complete --stack-name "$stack"
  fi
  say "Creating or updating the stack, which takes up to 15 minutes …"
  aws cloudformation deploy --stack-name "$stack" --template-file "$template" --capabilities CAPABILITY_IAM \
    --no-fail-on-empty-changeset --parameter-overrides "Name=$stack" "${parameters[@]}" >&2
}

limit_usage() {
  local arn=${output[WorkgroupArn]:-} id
  [[ -n $arn ]] || return 0
  id=$(aws redshift-serverless list-usage-limits --resource-arn "$arn" --usage-type serverless-compute \
    --query 'usageLimits[0].usageLimitId' --output text)
  if [[ $id == None ]]; then
    aws redshift-serverless create-usage-limit --resource-arn "$arn" --usage-type serverless-compute --period monthly \
      --amount "$limit" --breach-action deactivate >/dev/null
  else
    aws redshift-serverless update-usage-limit --usage-limit-id "$id" --amount "$limit" >/dev/null
  fi
}

settings() {
  cat <<CONF
# Written by \`aws deploy\` from the outputs of the stack $stack. What conf/emr.conf sets follows, and wins.
lake {
  logs = "s3a://${output[LakeBucketName]}/log_data"
  songs = "s3a://${output[LakeBucketName]}/song_data"
  rejects = "s3a://${output[WorkBucketName]}/rejects"
}
s3.region = "$region"
load.metrics-namespace = "Sparkify/$stack"
redshift {
  url = "${output[RedshiftUrl]}"
  user = loader
  temp-dir = "s3a://${output[WorkBucketName]}/temp"
  iam-role = "${output[RedshiftIamRole]}"
}

CONF
  cat "$root/conf/emr.conf"
}

upload() {
  local artifacts=s3://${output[WorkBucketName]}/artifacts
  say "Uploading jar and settings to $artifacts …"
  mkdir -p "$local"
  settings >"$local/emr.conf"
  aws s3 cp --only-show-errors "$root/target/$jar" "$artifacts/$jar"
  aws s3 cp --only-show-errors "$local/emr.conf" "$artifacts/emr.conf"
  aws s3 cp --only-show-errors "$root/src/main/scripts/emr-step.sh" "$artifacts/emr-step.sh"
}

# Runs statements as administrator in one transaction, by the Data API, since the warehouse is private. The request is a file:
# what stands on a command line, everyone on this machine can read.
as_administrator() { # STATEMENT… → of a single one the first column of its rows
  local id status warehouse
  case ${output[WarehouseName]} in
    cluster/*) warehouse=ClusterIdentifier ;;
    *) warehouse=WorkgroupName ;;
  esac
  printf '{"%s": %s, "Database": %s, "SecretArn": %s, "Sqls": %s}' "$warehouse" "$(json "${output[WarehouseName]#*/}")" \
    "$(json "${output[WarehouseDatabase]}")" "$(json "$admin_secret")" "$(json_list "$@")" >"$work/request.json"
  id=$(aws redshift-data batch-execute-statement --cli-input-json "file://$work/request.json" --query Id --output text)
  while :; do
    status=$(aws redshift-data describe-statement --id "$id" --query Status --output text)
    case $status in
      FINISHED) break ;;
      FAILED | ABORTED)
        fail 1 "Cannot make the users: $(aws redshift-data describe-statement --id "$id" --query Error --output text)"
        ;;
    esac
    sleep 1
  done
  [[ $# != 1 ]] || aws redshift-data get-statement-result --id "$id:1" --query 'Records[*][0].stringValue' --output text
}

statements() { # FILE… → NUL-separated statements, without comments
  local file
  for file in "$@"; do
    sed -e 's/--.*//' -e "s/<password>/'$password_hash'/" -e "s/<database>/\"${output[WarehouseDatabase]}\"/" "$sql/$file.sql" \
      | awk 'BEGIN { RS = ";" } /[^ \t\n]/ { gsub(/[ \t\n]+/, " "); printf "%s%c", $0, 0 }'
  done
}

make_users() {
  local existing password table all=()
  say "Making tables, loader and readers …"
  admin_secret=${output[AdminSecretArn]:-}
  if [[ ! $admin_secret == arn:* ]]; then
    admin_secret=$(aws redshift-serverless get-namespace --namespace-name "$stack" \
      --query namespace.adminPasswordSecretArn --output text)
  fi
  password=$(aws secretsmanager get-secret-value --secret-id "${output[PasswordSecretName]}" --query SecretString --output text)
  password_hash=md5$(printf '%sloader' "$password" | { md5sum 2>/dev/null || md5 -q; } | cut -c1-32)
  existing=$(as_administrator "$(statements grants/users | tr -d '\0')")
  grep -qw loader <<<"$existing" || mapfile -d '' -t -O "${#all[@]}" all < <(statements grants/create-loader)
  grep -qw sparkify_reader <<<"$existing" || mapfile -d '' -t -O "${#all[@]}" all < <(statements grants/create-reader)
  mapfile -d '' -t -O "${#all[@]}" all < <(statements grants/loader)
  # The tables are the loader's own from the start.
  all+=("SET SESSION AUTHORIZATION loader" "SET search_path TO sparkify")
  for table in etl_schema etl_lock etl_heartbeats etl_runs etl_files etl_star staging_events staging_songs staging_files artists songs users time songplays; do
    mapfile -d '' -t -O "${#all[@]}" all < <(statements "tables/$table")
  done
  all+=("RESET SESSION AUTHORIZATION")
  mapfile -d '' -t -O "${#all[@]}" all < <(statements grants/reader)
  as_administrator "${all[@]}"
}

tell_owners() {
  local lake key
  lake=$(parameter LakeBucketName) key=$(parameter KmsKeyArn)
  [[ -z $lake ]] || cat >&2 <<TEXT
If the bucket $lake belongs to another account, its owner adds this to its policy (and kms:Decrypt for the same role to the policy
of its key, if it has one):
  {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"AWS": "${output[JobRoleArn]}"}, "Action": "s3:ListBucket",
     "Resource": "arn:aws:s3:::$lake"},
    {"Effect": "Allow", "Principal": {"AWS": "${output[JobRoleArn]}"}, "Action": "s3:GetObject",
     "Resource": ["arn:aws:s3:::$lake/log_data/*", "arn:aws:s3:::$lake/song_data/*"]}]}
TEXT
  [[ -z $key ]] || cat >&2 <<TEXT
The policy of your key $key must let logs.$region.amazonaws.com, cloudwatch.amazonaws.com, events.amazonaws.com and
emr-serverless.amazonaws.com use it, as the statements of the resource Key in $template do.
TEXT
  [[ -n ${output[WorkgroupArn]:-} ]] || cat >&2 <<TEXT
The owner of the warehouse gives it the role that COPY reads with: ${output[RedshiftIamRole]}
TEXT
}

tell_airflow() {
  cat >"$local/airflow-variables.json" <<JSON
{
  "sparkify_compute": "${output[Compute]}",
  "sparkify_compute_id": "${output[ComputeId]}",
  "sparkify_job_role": "${output[JobRoleArn]}",
  "sparkify_work_bucket": "${output[WorkBucketName]}",
  "sparkify_password_secret": "${output[PasswordSecretName]}",
  "sparkify_log_group": "${output[LogGroupName]}",
  "sparkify_alert_topic": "${output[AlertTopicArn]}"
}
JSON
  cat >&2 <<TEXT
For the nightly load give Airflow's role the policy ${output[SchedulerPolicyArn]}, copy
conf/airflow/sparkify_warehouse.py into its folder of DAGs, and run there:
  airflow variables import $local/airflow-variables.json
  airflow pools set sparkify_warehouse 1 "one load at a time"
TEXT
}

is_empty_lake() {
  # shellcheck disable=SC2016 # A literal of the AWS CLI's queries.
  [[ $(aws s3api list-objects-v2 --bucket "${output[LakeBucketName]}" --prefix log_data/ --max-items 1 \
    --query 'length(Contents || `[]`)' --output text | head -1) == 0 ]]
}

deploy() {
  local limit=500 data='' load=true dry=false folder
  parameters=()
  while (($#)); do
    case $1 in
      --stack) stack=${2:?} && shift ;;
      --set) parameters+=("${2:?}") && shift ;;
      --data) data=${2:?} && shift ;;
      --usage-limit) limit=${2:?} && shift ;;
      --no-load) load=false ;;
      --dry-run) dry=true ;;
      *) fail 2 "Cannot deploy: what is $1? See aws deploy --help" ;;
    esac
    shift
  done
  [[ $limit =~ ^[1-9][0-9]*$ ]] || fail 2 "Cannot use --usage-limit $limit: expected a number of RPU hours"
  [[ -z $data || -d $data/log_data ]] || fail 2 "Cannot upload $data: it has no folder log_data"
  check_parameters
  check_stack
  local=$root/target/aws/$stack
  plan
  [[ $dry == false ]] || return 0
  "$root/submit.sh" --version >/dev/null # builds if needed
  deploy_stack
  read_outputs
  limit_usage
  upload
  make_users
  tell_owners
  tell_airflow
  if [[ -n $data ]]; then
    for folder in log_data song_data; do
      [[ ! -d $data/$folder ]] || aws s3 sync --only-show-errors "$data/$folder" "s3://${output[LakeBucketName]}/$folder"
    done
  fi
  if [[ $load == false ]]; then
    say "Deployed. The first load: ./submit.sh aws run --stack $stack run"
  elif is_empty_lake; then
    say "Deployed. The lake is empty: put log_data/ and song_data/ into s3://${output[LakeBucketName]}, and then"
    say "  ./submit.sh aws run --stack $stack run"
  else
    say "The first load …"
    job run
  fi
}

# --- Run ---

job() { # COMMAND… → its output; ends with its exit code
  local encoded=${output[LogGroupName]//\//\$252F}
  code=1
  # Not in a condition, in which bash would go on after a failure.
  if [[ ${output[Compute]} == ec2 ]]; then
    step_job "$@"
  else
    serverless_job "$@"
  fi
  say "Its log: https://console.aws.amazon.com/cloudwatch/home?region=$region#logsV2:log-groups/log-group/$encoded"
  say "     and $logs"
  exit "$code"
}

show() { # FILE: prints a log once it is there; EMR writes it a little after the end
  local tries
  for tries in 1 2 3 4 5 6; do
    if aws s3 cp --only-show-errors "$logs/$1" "$work/log" 2>/dev/null; then
      case $1 in
        *.gz) gunzip -c "$work/log" ;;
        *) cat "$work/log" ;;
      esac
      return
    fi
    ((tries == 6)) || sleep "$poll"
  done
  say "There is no $logs/$1 yet"
}

serverless_job() {
  local application=${output[ComputeId]} artifacts=s3://${output[WorkBucketName]}/artifacts id state details
  cat >"$work/job.json" <<JSON
{
  "applicationId": "$application", "executionRoleArn": "${output[JobRoleArn]}", "name": $(json "aws run ${1:-}"),
  "jobDriver": {"sparkSubmit": {
    "entryPoint": "$artifacts/$jar",
    "entryPointArguments": $(json_list --env emr "$@"),
    "sparkSubmitParameters": "--class com.sparkify.warehouse.Main --files $artifacts/emr.conf --conf spark.emr-serverless.driverEnv.SPARKIFY_REDSHIFT_PASSWORD=EMR.secret@${output[PasswordSecretName]}"
  }}
}
JSON
  id=$(aws emr-serverless start-job-run --cli-input-json "file://$work/job.json" --query jobRunId --output text)
  trap 'aws emr-serverless cancel-job-run --application-id "'"$application"'" --job-run-id "'"$id"'" >/dev/null; fail 130 "Cancelled."' INT TERM
  logs=s3://${output[WorkBucketName]}/logs/applications/$application/jobs/$id/SPARK_DRIVER
  say "Job $id: ${*}"
  while :; do
    details=$(aws emr-serverless get-job-run --application-id "$application" --job-run-id "$id" \
      --query 'jobRun.[state,stateDetails]' --output text)
    state=${details%%[[:space:]]*}
    case $state in
      SUCCESS) code=0 && break ;;
      FAILED | CANCELLED) code=1 && break ;;
    esac
    sleep "$poll"
  done
  trap - INT TERM
  show stderr.gz >&2
  show stdout.gz
  [[ ! $details =~ ExitCode:\ ([0-9]+) ]] || code=${BASH_REMATCH[1]}
  ((code == 0)) || say "The job has ended with $state: $details"
}

step_job() {
  local cluster=${output[ComputeId]} bucket=${output[WorkBucketName]} id state token
  token=$(date -u +%Y%m%dT%H%M%S)-$$
  logs=s3://$bucket/logs/steps/$token
  # shellcheck disable=SC2016 # For the shell of the step.
  local script='bash <(aws s3 cp "$0" -) "$@"'
  cat >"$work/steps.json" <<JSON
[{"Type": "CUSTOM_JAR", "Name": $(json "aws run ${1:-} $token"), "ActionOnFailure": "CONTINUE", "Jar": "command-runner.jar",
  "Args": $(json_list bash -c "$script" "s3://$bucket/artifacts/emr-step.sh" "$bucket" \
    "${output[PasswordSecretName]}" "${output[LogGroupName]}" "$token" --env emr "$@")}]
JSON
  id=$(aws emr add-steps --cluster-id "$cluster" --steps "file://$work/steps.json" --query 'StepIds[0]' --output text)
  trap 'aws emr cancel-steps --cluster-id "'"$cluster"'" --step-ids "'"$id"'" >/dev/null; fail 130 "Cancelled."' INT TERM
  say "Step $id: ${*}"
  while :; do
    state=$(aws emr describe-step --cluster-id "$cluster" --step-id "$id" --query Step.Status.State --output text)
    case $state in
      COMPLETED) code=0 && break ;;
      FAILED | CANCELLED | INTERRUPTED) code=1 && break ;;
    esac
    sleep "$poll"
  done
  trap - INT TERM
  show stderr >&2
  show stdout
  ((code == 0)) || code=$(show exit-code)
  [[ -n $code ]] || code=1
  ((code == 0)) || say "The step has ended with $state"
}

run() {
  while [[ ${1:-} == --stack ]]; do
    stack=${2:?}
    shift 2
  done
  (($#)) || fail 2 "Cannot run: no command is given; see aws run --help"
  check_stack
  read_outputs
  job "$@"
}

# --- Teardown ---

stop_application() {
  local application=${output[ComputeId]} state
  [[ ${output[Compute]} == serverless ]] || return 0
  state=$(aws emr-serverless get-application --application-id "$application" --query application.state --output text || true)
  [[ $state == STARTED ]] || return 0
  say "Stopping EMR Serverless …"
  aws emr-serverless stop-application --application-id "$application"
  until [[ $(aws emr-serverless get-application --application-id "$application" --query application.state --output text) == STOPPED ]]; do
    sleep "$poll"
  done
}

# EMR has added rules to the security groups of a cluster that refer to one another, so that neither could be deleted.
terminate_cluster() {
  local cluster=${output[ComputeId]} group rules direction
  [[ ${output[Compute]} == ec2 ]] || return 0
  say "Terminating the cluster …"
  aws emr terminate-clusters --cluster-ids "$cluster"
  aws emr wait cluster-terminated --cluster-id "$cluster"
  for group in ${output[SecurityGroups]//,/ }; do
    for direction in ingress egress; do
      rules=$(aws ec2 describe-security-group-rules --filters "Name=group-id,Values=$group" --output text --query \
        "SecurityGroupRules[?IsEgress==\`$([[ $direction == egress ]] && echo true || echo false)\` && ReferencedGroupInfo].SecurityGroupRuleId")
      # shellcheck disable=SC2086 # A list of ids.
      [[ -z $rules ]] || aws ec2 "revoke-security-group-$direction" --group-id "$group" --security-group-rule-ids $rules >/dev/null
    done
  done
}

empty_versions() { # BUCKET
  local count
  while :; do
    # shellcheck disable=SC2016 # A literal of the AWS CLI's queries.
    aws s3api list-object-versions --bucket "$1" --max-items 1000 --output json \
      --query '{Objects: [Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}, Quiet: `true`}' >"$work/versions.json"
    count=$(grep -c '"VersionId"' "$work/versions.json" || true)
    ((count)) || return 0
    aws s3api delete-objects --bucket "$1" --delete "file://$work/versions.json" >/dev/null
  done
}

teardown() {
  local keep=false asks=true lake answer
  parameters=()
  while (($#)); do
    case $1 in
      --stack) stack=${2:?} && shift ;;
      --keep-lake) keep=true ;;
      --yes) asks=false ;;
      *) fail 2 "Cannot tear down: what is $1? See aws teardown --help" ;;
    esac
    shift
  done
  check_stack
  [[ -n $(stack_status) ]] || {
    say "There is no stack $stack in $region."
    return 0
  }
  read_outputs
  lake=${output[LakeBucketName]}
  [[ -z $(parameter LakeBucketName) ]] || keep=true
  say "This removes the stack $stack from account $account, $region: its jobs, its warehouse, s3://${output[WorkBucketName]}"
  either "${keep/false/}" "The lake s3://$lake stays." "and the lake s3://$lake WITH ALL THAT IS IN IT; --keep-lake keeps it."
  if [[ $asks == true ]]; then
    read -r -p "Type the name of the stack to go on: " answer || true
    [[ $answer == "$stack" ]] || fail 2 "Nothing was removed."
  fi
  stop_application
  terminate_cluster
  if aws s3api head-bucket --bucket "${output[WorkBucketName]}" >/dev/null 2>&1; then # not there if an earlier teardown broke off
    say "Emptying s3://${output[WorkBucketName]} …"
    aws s3 rm --only-show-errors --recursive "s3://${output[WorkBucketName]}"
  fi
  say "Removing the stack, which takes up to 15 minutes …"
  aws cloudformation delete-stack --stack-name "$stack"
  aws cloudformation wait stack-delete-complete --stack-name "$stack"
  if [[ $keep == false ]]; then
    say "Emptying and removing s3://$lake …"
    empty_versions "$lake"
    aws s3api delete-bucket --bucket "$lake"
  fi
  [[ -z ${output[FinalSnapshotName]:-} ]] || say "The final snapshot ${output[FinalSnapshotName]} is kept for 30 days."
  [[ -z ${output[KeyArn]:-} ]] || say "Its key is kept with it. When you need neither: aws kms schedule-key-deletion --key-id ${output[KeyArn]}"
}

stack=sparkify
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 700 "$work"

verb=${1:-}
shift || true
for argument in "$@"; do
  # What follows the command of aws run is the program's.
  [[ $verb == run && $argument != -* && $argument != "$stack" ]] && break
  [[ $argument != -h && $argument != --help ]] || verb=help_$verb
done
case $verb in
  deploy | run | teardown) "$verb" "$@" ;;
  help_deploy | help_run | help_teardown) "usage_${verb#help_}" ;;
  -h | --help | help_) usage ;;
  *)
    usage >&2
    fail 2 "Cannot use AWS: ${verb:+what is $verb? }expected deploy, run or teardown"
    ;;
esac
