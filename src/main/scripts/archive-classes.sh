#!/usr/bin/env bash
# Archives the classes of Spark and the other libraries in target/local.jsa (class data sharing), from which submit.sh starts the
# JVM in the environment local, so that a short run takes two thirds of the time. Takes a minute or two; the first bench calls it.
# The archive is optional, and valid until the libraries or the JDK change.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
archive=$root/target/local.jsa

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
mkdir "$work/lists"

say() { printf '%s\n' "$*" >&2; }

say "Archiving classes once, to make later starts faster …"
"$root/submit.sh" --version >/dev/null # builds if needed
export CLASS_LISTS=$work/lists
if ! { "$root/submit.sh" --set "sandbox.home=$work/home" run &&
  "$root/submit.sh" bench --files 20 --ndjson 1MB --only ours,json --latency 0 --rounds 1; } &>"$work/log"; then
  say "Cannot archive classes: the runs that list them have failed:"
  tail -3 "$work/log" >&2
  exit 1
fi

if ! compgen -G "$work/lists/*" >/dev/null; then
  say "Cannot archive classes: Spark is from SPARK_HOME or the PATH; unset both to use Maven's"
  exit 2
fi

# Excludes classes that change with every build, and those that crash JDK 17 if an agent or the flight recorder observes class
# loading: classes that the JVM generates, and classes that a jar has only for later versions of Java.
tr ':' '\0' <"$root/target/local.classpath" \
  | LC_ALL=C xargs -0 grep -aohE 'META-INF/versions/[0-9]+/[A-Za-z0-9_/$]+\.class' \
  | sed -E 's#^META-INF/versions/[0-9]+/##; s#\.class$##' >"$work/versioned"
cat "$work/lists/"* \
  | grep -v -e 'com/sparkify/' -e '^@lambda-form-invoker' -e 'LambdaForm\$' -e 'Species_' \
  | awk 'NR == FNR { left_out[$1]; next }
      { for (i = 1; i <= NF; i++) if ($i in left_out) next }
      !seen[$0]++' "$work/versioned" - >"$work/classes"

if ! "$java" -Xshare:dump "-XX:SharedClassListFile=$work/classes" "-XX:SharedArchiveFile=$work/jsa" \
  "@$root/target/jvm.options" -cp "$(<"$root/target/local.classpath")" &>"$work/log"; then
  say "Cannot archive classes: the JVM has failed:"
  tail -3 "$work/log" >&2
  exit 1
fi
mv "$work/jsa" "$archive"
