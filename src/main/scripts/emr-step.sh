#!/usr/bin/env bash
# One command of the load as a step of EMR on EC2, on the primary machine; the DAG and `aws run` start it:
#
#   emr-step.sh BUCKET SECRET LOG_GROUP TOKEN ARGUMENT…
#
# Takes jar and settings from BUCKET/artifacts and the password from SECRET, so that it is in no definition of a step. Leaves
# stdout, stderr and exit-code, which EMR does not report, in BUCKET/logs/steps/TOKEN, and the last of both in LOG_GROUP.
set -euo pipefail

bucket=$1 secret=$2 log_group=$3 token=$4
shift 4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

aws s3 cp --only-show-errors --recursive "s3://$bucket/artifacts/" "$work"
SPARKIFY_REDSHIFT_PASSWORD=$(aws secretsmanager get-secret-value --secret-id "$secret" --query SecretString --output text)
export SPARKIFY_REDSHIFT_PASSWORD

code=0
spark-submit --class com.sparkify.warehouse.Main "$work/sparkify-warehouse-1.0.0.jar" --conf-dir "$work" "$@" \
  >"$work/stdout" 2>"$work/stderr" || code=$?
echo "$code" >"$work/exit-code"
cat "$work/stdout"
cat "$work/stderr" >&2

# What follows must not change the exit code.
for file in stdout stderr exit-code; do
  aws s3 cp --only-show-errors "$work/$file" "s3://$bucket/logs/steps/$token/$file" || true
done
python3 - "$work/stderr" "$work/stdout" >"$work/events" <<'PYTHON' || true
import json, sys, time
lines = [line.rstrip() for file in sys.argv[1:] for line in open(file, errors="replace").readlines()[-200:]]
print(json.dumps([{"timestamp": int(time.time() * 1000), "message": line} for line in lines if line]))
PYTHON
aws logs create-log-stream --log-group-name "$log_group" --log-stream-name "steps/$token" || true
aws logs put-log-events --log-group-name "$log_group" --log-stream-name "steps/$token" \
  --log-events "file://$work/events" >/dev/null || true
exit "$code"
