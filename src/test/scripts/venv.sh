#!/usr/bin/env bash
# Makes the venv target/python out of src/test/python/requirements.txt, unless it is there already; with a NAME,
# target/python-NAME out of requirements-NAME.txt. Needs python3 with venv.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
requirements=$root/src/test/python/requirements${1:+-$1}.txt
venv=$root/target/python${1:+-$1}

if ! cmp -s "$requirements" "$venv/requirements.txt"; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$requirements"
  cp "$requirements" "$venv/requirements.txt" # Last, so that what broke off is made again.
fi
