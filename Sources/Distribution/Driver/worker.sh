#!/bin/bash
# Reads parts of exports on an executor, one after another: small ones share a task. Spark gives it the number of the task on standard
# input, and reads one line of answer for each part. The folder of the files that Spark has sent is the last of PATH.
#
#     worker.sh TASKS PROGRAM          # TASKS is a file that all machines reach, as are those that rows go to
#     worker.sh TASKS PROGRAM print    # TASKS is a file that Spark has sent; rows are printed, each after the name of its file
#     worker.sh FILE print             # such a file's own lines
set -euo pipefail
root=$(cd "${PATH##*:}" && pwd)
IFS= read -r number
export LC_ALL=C
between=$'\001'

# Prints the lines of files that parts have been written to, and deletes the files. Those of rejects come with their numbers.
print_files() {
  local file
  for file in *.rows; do
    [ -e "$file" ] || continue
    sed "s/^/$file$between/" "$file"
    rm "$file"
  done
  for file in .*.rejects; do
    [ -e "$file" ] || continue
    awk -v path="$file$between" '{ print path NR ":" $0 }' "$file"
    rm "$file"
  done
}

if [ "$2" = print ]; then
  exec sed "s/^/$1$between/" "$root/$1"
fi
tasks=$1
if [ "${3:-}" = print ]; then
  tasks=$root/$1
  folders=${LOCAL_DIRS:-${SPARK_LOCAL_DIRS:-${TMPDIR:-/tmp}}}
  scratch=$(mktemp -d -p "${folders%%,*}")
  trap 'rm -rf "$scratch"' EXIT
  cd "$scratch"
fi
# The folder of the run is not on this machine: see `SparkFault.notShared`.
[ -r "$tasks" ] || exit 72
mapfile -t -s "$number" -n 1 lines < "$tasks"
IFS=$'\t' read -r -a words <<< "${lines[0]}"
export LD_LIBRARY_PATH="$root${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" TMPDIR=/tmp

command=()
for word in "${words[@]}" ';'; do
  if [ "$word" = ';' ]; then
    if [ "${3:-}" = print ]; then
      "${command[@]}" | sed "s/^/$between/"
      print_files
    else
      "${command[@]}"
    fi
    command=()
  elif [ ${#command[@]} -gt 0 ]; then
    command+=("$word")
  elif [ "$word" = digest ]; then
    command=(sha256sum --)
  else
    command=("$root/$2" extract --pipelines "$root/pipelines")
  fi
done
