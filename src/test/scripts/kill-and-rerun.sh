#!/usr/bin/env bash
# Kills real runs with SIGKILL at random moments of all their steps, each followed by a plain run, and compares
# what they leave with what a run leaves that nobody killed. The runs load a lake of which an older state is loaded
# already: files have been overwritten, with plays taken out and songs renamed, and others have come.
#
#   src/test/scripts/kill-and-rerun.sh [TIMES] [SEED] [held|alone]
#
# held   the sandbox is held by a process of its own, so that the load alone dies (the default)
# alone  the run starts the sandbox itself, and both die
#
# Every pair of runs has a schema, copied from that of the older state, and temporary folders to itself. Needs psql.
set -euo pipefail

times=${1:-30}
seed=${2:-$RANDOM}
mode=${3:-held}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
home=$(mktemp -d)
s3_port=${S3_PORT:-19000}
redshift_port=${REDSHIFT_PORT:-15439}
sandbox=
RANDOM=$seed

sparkify() {
  "$root/submit.sh" --set "sandbox.home=$home" --set "sandbox.s3-port=$s3_port" \
    --set "sandbox.redshift-port=$redshift_port" "$@"
}

change_lake() { # overwrites a third of the logs and songs, and adds a day and a song
  local lake="$home/s3/sparkify-lake" file
  find "$lake" -name '*.json' | sort | awk 'NR % 3 == 0' >"$home/overwritten"
  while read -r file; do
    # Written anew, as an upload would be: a file without the attributes of the old one.
    sed -e '2d' -e 's/"level":"paid"/"level":"free"/' -e 's/"title":"/"title":"New /' "$file" >"$file.new"
    mv "$file.new" "$file"
  done <"$home/overwritten"
  file=$(find "$lake/log_data" -name '*.json' | sort | sed -n 1p)
  cp "$file" "$(dirname "$file")/2018-12-31-events.json"
  file=$(find "$lake/song_data" -name '*.json' | sort | sed -n 1p)
  sed 's/"song_id":"/"song_id":"N/' "$file" >"$(dirname "$file")/TRNEW.json"
}

copy_schema() { # FROM TO
  local tables=(etl_schema etl_lock etl_heartbeats etl_runs etl_files etl_star staging_events staging_songs staging_files users artists songs time songplays) table columns
  {
    echo "CREATE SCHEMA $2; SET search_path TO $2;"
    for table in "${tables[@]}"; do
      cat "$root/src/main/resources/sql/tables/$table.sql"
      columns=$(query "$1" "SELECT column_name FROM information_schema.columns
        WHERE table_schema = '$1' AND table_name = '$table' AND column_name <> 'songplay_id'" | paste -sd,)
      echo "INSERT INTO $table ($columns) SELECT $columns FROM $1.$table;"
    done
  } >"$home/copy.sql"
  query "$1" "$(<"$home/copy.sql")"
}

load() { # SCHEMA
  sparkify --set "redshift.schema=$1" --set "redshift.temp-dir=s3a://sparkify-temp/$1" run
}

query() { # SCHEMA SQL
  PGPASSWORD=sandbox PGOPTIONS='' psql -h 127.0.0.1 -p "$redshift_port" -U dev -d dev -qAt -v ON_ERROR_STOP=1 \
    -c "SET search_path TO $1" -c "$2"
}

hold_sandbox() {
  # In a session of its own, so that the signal for the load never reaches it.
  : >"$home/sandbox.log"
  setsid "$root/submit.sh" --set "sandbox.home=$home" --set "sandbox.s3-port=$s3_port" \
    --set "sandbox.redshift-port=$redshift_port" sandbox >"$home/sandbox.log" 2>&1 &
  sandbox=$!
  until grep -q 'Ctrl-C stops both' "$home/sandbox.log"; do
    kill -0 "$sandbox" || { cat "$home/sandbox.log"; exit 1; }
    sleep 0.2
  done
}

release_sandbox() {
  [[ -z $sandbox ]] || kill -TERM "-$sandbox" 2>/dev/null || true
  [[ -z $sandbox ]] || wait "$sandbox" || true
  sandbox=
}

star() { # SCHEMA
  query "$1" "SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent FROM songplays ORDER BY 2, 6, 1"
  for table in users songs artists time; do query "$1" "SELECT * FROM $table ORDER BY 1"; done
}

inspect() { # SCHEMA → what is wrong with it
  local not_live="NOT IN (SELECT run_id FROM etl_files)"
  diff <(star expected) <(star "$1") >"$home/$1.diff" || echo "the star differs, see $home/$1.diff"
  for table in staging_events staging_songs staging_files; do
    [[ $(query "$1" "SELECT count(*) FROM $table WHERE run_id $not_live") == 0 ]] || echo "$table has rows of dead runs"
  done
  [[ $(query "$1" "SELECT count(*) FROM etl_runs WHERE status = 'running'") == 0 ]] || echo "a dead run counts as running"
  [[ -z $(find "$home/s3/sparkify-temp/$1" -type f 2>/dev/null) ]] || echo "the temporary folder is not empty"
}

trap release_sandbox EXIT
echo "$times kills, seed $seed, the sandbox $mode, in $home"
hold_sandbox
load before >"$home/before.log" 2>&1
change_lake
load expected >"$home/expected.log" 2>&1
echo "$(wc -l <"$home/overwritten") files are overwritten"
for ((i = 1; i <= times; i++)); do copy_schema before "kill_$i"; done
[[ $mode != alone ]] || release_sandbox
steps=$(grep -c ' INFO ' "$home/expected.log")

for ((i = 1; i <= times; i++)); do
  # As many moments in every step, however long it takes: so many lines of log, and up to a second.
  lines=$((RANDOM % (steps + 1)))
  pause=$(printf '0.%03d' $((RANDOM % 1000)))
  : >"$home/kill_$i.log"
  setsid bash -c "$(declare -f sparkify load); root='$root' home='$home' s3_port=$s3_port redshift_port=$redshift_port; load kill_$i" \
    >"$home/kill_$i.log" 2>&1 &
  victim=$!
  while kill -0 "$victim" 2>/dev/null && (($(grep -c ' INFO ' "$home/kill_$i.log" || true) < lines)); do sleep 0.02; done
  sleep "$pause"
  kill -KILL "-$victim" 2>/dev/null || true
  wait "$victim" 2>/dev/null || true
  step=$(grep -E ' INFO +sparkify: |has succeeded' "$home/kill_$i.log" | tail -1 | sed 's/.* sparkify: //' || true)
  code=0
  load "kill_$i" >"$home/again_$i.log" 2>&1 || code=$?
  echo "kill $i $pause s after: ${step:-the start}. The next run ended with $code"
done

[[ -n $sandbox ]] || hold_sandbox
broken=0
for ((i = 1; i <= times; i++)); do
  wrong=$(inspect "kill_$i")
  [[ -z $wrong ]] || { broken=$((broken + 1)); echo "kill $i: $wrong"; }
done
echo "$((times - broken)) of $times are as if nothing had been killed"
[[ $broken == 0 ]] && release_sandbox && rm -rf "$home"
