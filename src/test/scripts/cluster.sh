#!/usr/bin/env bash
# Makes what the tests of clusters need, unless it is there already:
#
#   target/python-spark    stock Spark 3.5 (pyspark), which has Hadoop 3.3
#   target/cluster/spark   the same as EMR 7 has it: with Hadoop 3.4, S3A and the JDBC driver of Redshift; a SPARK_HOME
#   target/cluster/yarn    the jars of a cluster of YARN in one process
#
# Needs python3 with venv, Maven, and target/local.classpath, which `mvn package` writes.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
cluster=$root/target/cluster

"$root/src/test/scripts/venv.sh" spark
if ! cmp -s "$root/src/test/yarn/pom.xml" "$cluster/yarn/pom.xml"; then
  mvn -B -q -f "$root/src/test/yarn/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
    -DoutputDirectory="$cluster/yarn" -DincludeScope=runtime
  cp "$root/src/test/yarn/pom.xml" "$cluster/yarn/pom.xml" # Last, so that what broke off is made again.
fi

[[ -f $root/target/local.classpath ]] || { echo "Cannot make a Spark with Hadoop 3.4: run mvn package first" >&2 && exit 2; }
stock=$(echo "$root"/target/python-spark/lib/python3.*/site-packages/pyspark)
rm -rf "$cluster/spark"
mkdir -p "$cluster/spark/jars" "$cluster/spark/conf"
cp -r "$stock/bin" "$cluster/spark/bin"
for jar in "$stock"/jars/*.jar; do
  [[ $jar == */hadoop-client-* ]] || ln -s "$jar" "$cluster/spark/jars/"
done
tr ':' '\n' <"$root/target/local.classpath" \
  | grep -E '/(hadoop-client-api|hadoop-client-runtime|hadoop-aws|redshift-jdbc42|reactive-streams|analyticsaccelerator-s3|caffeine)-[0-9]|/software/amazon/|/org/apache/httpcomponents/' \
  | while read -r jar; do
    [[ -e $cluster/spark/jars/$(basename "$jar") ]] || ln -s "$jar" "$cluster/spark/jars/"
  done
