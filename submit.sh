#!/usr/bin/env bash
# The entry point: builds if needed, finds Spark, submits.
#
#   ./submit.sh [--env NAME] [--set KEY=VALUE]… COMMAND [OPTIONS]      see ./submit.sh --help
#   ./submit.sh aws deploy | run COMMAND… | teardown                   see ./submit.sh aws --help
#
# Environment variables:
#   SPARK_HOME            the Spark to use; else spark-submit from the PATH; else, in the environment local, Spark from Maven's repository
#   SPARK_SUBMIT_OPTIONS  more options for spark-submit, such as --packages … or --master yarn --deploy-mode cluster
#   SPARKIFY_…            settings; in cluster mode the driver gets them too
#   SPARK_DRIVER_MEMORY   memory of the driver in the environment local (default 2g)
#   MAVEN_ARGS            more arguments for Maven
#   CLASS_LISTS           folder for class lists of the JVMs in the environment local; for archive-classes.sh
#
# Outside the environment local it needs bash, Spark 3.5 with Hadoop 3.4, conf/ and the jar, in target/ or beside this file.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=sparkify-warehouse-1.0.0
jar=$root/target/$name.jar
sandbox_jar=$root/target/$name-sandbox.jar
archive=$root/target/local.jsa

say() { printf '%s\n' "$*" >&2; }

fail() { # EXIT_CODE MESSAGE
  say "$2"
  exit "$1"
}

environment_of() { # ARGS… → the value of the last --env
  local environment=local
  while (($#)); do
    case $1 in
      --env) environment=${2:-} ;;
      --env=*) environment=${1#--env=} ;;
    esac
    shift
  done
  printf '%s' "$environment"
}

command_of() { # ARGS… → the first that is neither an option nor the value of one
  while (($#)); do
    case $1 in
      --env | --conf | --conf-dir | --set) shift $(($# > 1 ? 2 : 1)) ;;
      -*) shift ;;
      *) printf '%s' "$1"; return ;;
    esac
  done
}

is_newer_than_jar() { # whether the sources are
  [[ -d $root/src/main && -n $(find "$root/src/main" "$root/pom.xml" -newer "$jar" -print -quit) ]]
}

build() {
  local why
  if [[ ! -f $jar ]] || [[ $environment == local &&
    ! (-f $sandbox_jar && -f $root/target/local.classpath && -f $root/target/bench.classpath) ]]; then
    why="there is no jar yet"
  elif is_newer_than_jar; then
    why="the sources are newer than the jar"
  else
    return 0
  fi
  if ! command -v mvn >/dev/null; then
    [[ $environment == local || ! -f $jar ]] || { say "Not building, though $why: mvn is not on the PATH." && return 0; }
    fail 2 "Cannot build: $why, and mvn is not on the PATH; install Maven 3.8 or newer"
  fi
  say "Building, because $why; the first time this takes some minutes …"
  # shellcheck disable=SC2086 # MAVEN_ARGS is a list of arguments.
  (cd "$root" && mvn -B -q -Dstyle.color=never ${MAVEN_ARGS:-} -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -Dmaven.compiler.failOnWarning=false package >&2) \
    || fail 1 "Cannot build: Maven has failed, see its output above"
}

# Prints the path of a spark-submit of the right version; in the environment local nothing if there is none.
find_spark_submit() {
  local submit home wrong
  if [[ -n ${SPARK_HOME:-} ]]; then
    submit=$SPARK_HOME/bin/spark-submit
    [[ -x $submit ]] || fail 2 "Cannot use SPARK_HOME=$SPARK_HOME: it has no bin/spark-submit"
  else
    submit=$(command -v spark-submit || true)
    [[ -n $submit || $environment == local ]] \
      || fail 2 "Cannot run --env $environment: there is no spark-submit; set SPARK_HOME, or put it on the PATH"
    [[ -n $submit ]] || return 0
  fi
  home=${SPARK_HOME:-$(dirname "$(dirname "$(readlink -f "$submit")")")}
  if [[ -d $home/jars ]] && ! compgen -G "$home/jars/spark-core_2.12-3.5.*" >/dev/null; then
    wrong="$submit is not Spark 3.5 for Scala 2.12"
    [[ $environment == local ]] || fail 2 "Cannot run --env $environment: $wrong"
    say "Ignoring a Spark: $wrong. Using Spark from Maven's repository."
    return 0
  fi
  printf '%s' "$submit"
}

# Spark's settings as --conf options, so that they extend the cluster's defaults instead of replacing them.
spark_conf() { # NAME
  local file=$root/conf/spark-$1.properties key value
  [[ -f $file ]] || return 0
  while read -r key value; do
    [[ -z $key || $key == \#* ]] || printf '%s\0%s\0' --conf "$key=$value"
  done <"$file"
}

# Takes the caller's options, --files apart: of two spark-submit would take the last only.
take_options() { # OPTIONS…
  while (($#)); do
    case $1 in
      --files) files+=("${2:?}") && shift ;;
      --files=*) files+=("${1#--files=}") ;;
      *) options+=("$1") ;;
    esac
    shift
  done
}

# Whether the driver will run on a cluster, as far as that can be seen here.
is_cluster_mode() {
  local defaults=${SPARK_CONF_DIR:-$(dirname "$(dirname "$(readlink -f "$spark_submit")")")/conf}/spark-defaults.conf
  [[ " ${options[*]} " =~ " --deploy-mode cluster "|--deploy-mode=cluster|spark.submit.deployMode=cluster ]] \
    || grep -qsE '^[[:space:]]*spark\.submit\.deployMode[[:space:]=]+cluster' "$defaults"
}

joined_files() {
  local IFS=,
  printf '%s' "${files[*]}"
}

# Hands the variables SPARKIFY_… over to a driver on a cluster: in a file, since everyone there can read a command line.
submit_with_variables() { # COMMAND OPTIONS…
  local code=0 variable
  umask 077
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  for variable in "${!SPARKIFY_@}"; do printf '%s=%s\0' "$variable" "${!variable}"; done >"$work/sparkify-submit.env"
  files+=("$work/sparkify-submit.env")
  "$1" --files "$(joined_files)" "${@:2}" || code=$?
  exit "$code"
}

is_archived() {
  "$java" -Xshare:on "-XX:SharedArchiveFile=$archive" -cp "$classpath" -version &>/dev/null
}

if [[ ${1:-} == aws ]]; then
  shift
  exec "$root/src/main/scripts/aws.sh" "$@"
fi

environment=$(environment_of "$@")
command=$(command_of "$@")
[[ $environment == local || -f $jar || ! -f $root/$name.jar ]] || jar=$root/$name.jar
build
spark_submit=$(find_spark_submit)

options=()
while IFS= read -r -d '' option; do options+=("$option"); done < <(spark_conf "$environment")
# YARN would run a command that has failed a second time.
[[ $environment == local ]] || options+=(--conf spark.yarn.maxAppAttempts=1)
files=()
# shellcheck disable=SC2086 # A list of options.
take_options ${SPARK_SUBMIT_OPTIONS:-}
logging=-Dlog4j2.configurationFile=file:$root/conf/log4j2.properties
memory=${SPARK_DRIVER_MEMORY:-2g}
arguments=(--conf-dir "$root/conf" "$@")

if [[ $environment != local ]]; then
  submit=("$spark_submit" --class com.sparkify.warehouse.Main "${options[@]}" "$jar" "${arguments[@]}")
  [[ " $* " =~ " --conf"[\ =] || ! -f $root/conf/$environment.conf ]] || files+=("$root/conf/$environment.conf")
  [[ -z "${!SPARKIFY_@}" ]] || ! is_cluster_mode || submit_with_variables "${submit[@]}"
  ((${#files[@]} == 0)) || submit=("$spark_submit" --files "$(joined_files)" "${submit[@]:1}")
  exec "${submit[@]}"
fi

# What Spark does not include: S3A, the JDBC driver, the sandbox. The libraries come first, in the order of the class archive.
classpath=$(<"$root/target/local.classpath")
if [[ $command == bench ]]; then
  main=com.sparkify.bench.Main
  classpath+=:$(<"$root/target/bench.classpath")
else
  main=com.sparkify.sandbox.Main
fi
classpath+=:$jar:$sandbox_jar
java_options=$(grep -v '^#' "$root/conf/java-local.options" | tr '\n' ' ')
export SPARK_LOCAL_IP=127.0.0.1

((${#files[@]} == 0)) || options+=(--files "$(joined_files)")
if [[ -n $spark_submit ]]; then
  exec "$spark_submit" --class "$main" --driver-memory "$memory" --driver-class-path "$classpath" \
    --driver-java-options "$logging -Duser.timezone=UTC $java_options" "${options[@]}" "$jar" "${arguments[@]}"
else
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || fail 2 "Cannot run: $java does not exist; install a JDK 17"
  # The JVM silently ignores an archive that is missing or of other jars.
  sharing=("-XX:SharedArchiveFile=$archive" ${CLASS_LISTS:+"-XX:DumpLoadedClassList=$CLASS_LISTS/%p"})
  if [[ $main == com.sparkify.bench.Main && ! " $* " =~ " "(-h|--help)" " && -z ${CLASS_LISTS:-} ]] && ! is_archived; then
    "$root/src/main/scripts/archive-classes.sh" || {
      (($? != 130)) || exit 130 # Ctrl-C
      say "Measuring without a class archive."
    }
  fi
  # shellcheck disable=SC2086 # A list of options.
  exec "$java" "-Xmx$memory" "@$root/target/jvm.options" $java_options "${sharing[@]}" "$logging" -Duser.timezone=UTC \
    -cp "$classpath" org.apache.spark.deploy.SparkSubmit --class "$main" "${options[@]}" "$jar" "${arguments[@]}"
fi
