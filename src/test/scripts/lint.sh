#!/usr/bin/env bash
# Lints the scripts, the Python, the SQL and the CloudFormation template; ends with 1 if one of them has a fault. Java is formatted and linted by Maven.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
src/test/scripts/venv.sh
src/test/scripts/venv.sh cloudformation
tools=target/python/bin
template=conf/cloudformation/sparkify-warehouse.yaml
failed=0

lint() { # TOOL ARGUMENT…
  local tool=$1
  shift
  if "$tools/$tool" "$@"; then
    echo "passed: $tool"
  else
    echo "failed: $tool" >&2
    failed=1
  fi
}

lint shellcheck .ci/run src/main/scripts/*.sh src/test/scripts/*.sh submit.sh
lint ruff check conf src/test/python
lint ruff format --check conf src/test/python
lint sqlfluff lint --disable-progress-bar src/main/resources/sql
tools=target/python-cloudformation/bin
lint cfn-lint "$template"
lint checkov --skip-download --quiet --compact -f "$template"
exit "$failed"
