#!/usr/bin/env bash
# How many instructions a run takes, counted by valgrind: the same each time, whatever else the machine does.
#
#     Benchmarks/instructions.sh PATH/TO/scorecard FOLDER
#
# Two sizes, so that what a run costs whatever it reads drops out. The digests are left in: valgrind's processor has no SHA
# instructions, so that they weigh about five times what they do.
set -euo pipefail
program=$1
folder=$2
pipelines=$(cd "$(dirname "$0")/../Pipelines" && pwd)
mkdir -p "$folder/instructions"
# Without debugging information, which valgrind may not be able to read.
strip -g -o "$folder/instructions/scorecard" "$program"

count() { # scale: prints rows and instructions
  local data="$folder/instructions/scale-$1" profile="$folder/instructions/profile-$1"
  # Beside what another size has published these exports would have shrunk.
  rm -rf "$folder/instructions/output"
  [[ -d $data ]] || "$program" sample "$data" --scale "$1" --seed 1 >/dev/null
  valgrind --tool=callgrind --callgrind-out-file="$profile" "$folder/instructions/scorecard" run --pipelines "$pipelines" \
    --input "$data" --output "$folder/instructions/output" --as-of 2024-03-31 --from 2024-03-31 --threads 1 --quiet \
    >/dev/null 2>"$profile.log"
  echo "$(cat "$data"/*.csv | wc -l) $(sed -n 's/^summary: //p; s/^totals: //p' "$profile" | sed -n 1p)"
}

read -r rows_small small < <(count 1)
read -r rows_large large < <(count 3)
echo "instructions a run: $small over $rows_small lines, $large over $rows_large"
echo "instructions a line more: $(((large - small) / (rows_large - rows_small)))"
echo
echo "Where they go, over $rows_large lines:"
callgrind_annotate "$folder/instructions/profile-3" | grep -E '^ *[0-9,]+ \(' | sed -n '1,16p' | swift demangle --simplified | cut -c1-150
