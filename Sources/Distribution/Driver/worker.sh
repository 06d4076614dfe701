#!/bin/bash
# Reads one part of an export on an executor. Spark gives it the number of the part on standard input, and reads its one line of answer.
# The folder of the files that Spark has sent is the last of PATH.
set -eu
root=${PATH##*:}
IFS= read -r number
# The folder of the run is not on this machine: see `SparkFault.notShared`.
[ -r "$1" ] || exit 72
mapfile -t -s "$number" -n 1 lines < "$1"
IFS=$'\t' read -r -a arguments <<< "${lines[0]}"
export LD_LIBRARY_PATH="$root${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" TMPDIR=/tmp
case ${arguments[0]} in
  digest) exec sha256sum -- "${arguments[1]}" ;;
  *) exec "$root/$2" "${arguments[@]}" --pipelines "$root/pipelines" ;;
esac
