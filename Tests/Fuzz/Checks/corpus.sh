#!/bin/bash
# corpus.sh FOLDER: what libFuzzer begins with, from the fixtures, the plan and the golden cases. Run in the repository.
set -eu -o pipefail
mkdir -p "$1/FuzzReading" "$1/FuzzDefinitions"
number=0
while IFS= read -r -d '' file; do
  number=$((number + 1))
  head -c 1500 "$file" >"$1/FuzzReading/seed-$number"
done < <(find Fixtures Tests/EndToEnd/Golden/cases -name '*.csv' -type f -size +0 -print0)
while IFS= read -r -d '' file; do
  number=$((number + 1))
  cp "$file" "$1/FuzzDefinitions/seed-$number"
done < <(find Pipelines Tests/EndToEnd/Golden/cases -name '*.yml' -type f -print0)
