#!/bin/bash
# Reads parts of exports on an executor, one after another: small ones share a task. Spark gives it the number of the task on standard
# input, and reads one line of answer for each part. The folder of the files that Spark has sent is the last of PATH.
set -eu
root=${PATH##*:}
IFS= read -r number
# The folder of the run is not on this machine: see `SparkFault.notShared`.
[ -r "$1" ] || exit 72
mapfile -t -s "$number" -n 1 lines < "$1"
IFS=$'\t' read -r -a words <<< "${lines[0]}"
export LD_LIBRARY_PATH="$root${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" TMPDIR=/tmp

command=()
for word in "${words[@]}" ';'; do
  if [ "$word" = ';' ]; then
    "${command[@]}"
    command=()
  elif [ ${#command[@]} -gt 0 ]; then
    command+=("$word")
  elif [ "$word" = digest ]; then
    command=(sha256sum --)
  else
    command=("$root/$2" extract --pipelines "$root/pipelines")
  fi
done
