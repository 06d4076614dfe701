# make run    the Somerset plan on the fixtures, from a fresh clone to the printed scorecard
# make test   everything the tests need, then the tests
# make fuzz   libFuzzer on the reader and on the definitions, FUZZ_SECONDS each
# make bench  the same figures by scorecard, DuckDB and Polars on the same files; BENCH="--sizes council" for less
# make bench-instructions   how many instructions a row costs, and where they go
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help build run test fuzz bench bench-instructions fixtures clean packages-to-build packages-to-test packages-to-bench

PACKAGES_TO_BUILD := libcsv-dev libsqlite3-dev
PACKAGES_TO_TEST := $(PACKAGES_TO_BUILD) python3 python3-jsonschema
PACKAGES_TO_BENCH := $(PACKAGES_TO_BUILD) python3 python3-venv valgrind binutils
# Debian's own: the one for which the packages above are.
PYTHON := /usr/bin/python3
SCORECARD := .build/release/scorecard
FUZZ := .build-fuzz
BENCH_FOLDER := .build-bench
BENCH := --growth
FUZZ_SECONDS := 300

help:
	@sed -n 's/^# //p' Makefile | head -5

# With Swift's own libraries inside: the program starts in half the time, and runs where there is no Swift. The linker's word on
# `mktemp' is about Foundation, not about us.
build: packages-to-build
	swift build -c release --product scorecard --static-swift-stdlib

run: build
	@echo
	@$(SCORECARD) run --input Fixtures/somerset --as-of 2024-03-31 --from 2023-02-28

test: packages-to-test
	swift build --build-tests
	swift test --skip-build
	.build/debug/scorecard test
	$(PYTHON) -m unittest discover -s Tests/Oracle -t Tests/Oracle
	$(PYTHON) -m unittest discover -s Tests/Golden -t Tests/Golden
	$(PYTHON) -m unittest discover -s Tests/Corpora -t Tests/Corpora
	$(PYTHON) -m unittest discover -s Tests/Mess -t Tests/Mess

# Both sanitizers are wanted in one flag: of several, the compiler heeds the last. An input that ends badly stays in
# $(FUZZ)/found; to see it again: $(FUZZ)/release/FuzzReading that file. Swift's own backtraces would hide its report.
fuzz: export SCORECARD_FUZZ := 1
fuzz: export SWIFT_BACKTRACE := enable=no
fuzz: packages-to-build
	Tests/FuzzChecks/corpus.sh $(FUZZ)/corpus
	mkdir -p $(FUZZ)/found
	for target in FuzzReading FuzzDefinitions; do \
	  swift build -c release --scratch-path $(FUZZ) --sanitize address --sanitize fuzzer \
	    -Xswiftc -sanitize=address,fuzzer --product $$target; \
	  $(FUZZ)/release/$$target -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
	    -artifact_prefix=$(FUZZ)/found/$$target- $(FUZZ)/corpus/$$target; \
	done

bench: packages-to-bench build
	[[ -x $(BENCH_FOLDER)/venv/bin/python ]] || $(PYTHON) -m venv $(BENCH_FOLDER)/venv
	$(BENCH_FOLDER)/venv/bin/python -m pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
	$(PYTHON) Benchmarks/bench.py --scorecard $(SCORECARD) --peers $(BENCH_FOLDER)/venv/bin/python \
	  --data $(BENCH_FOLDER)/data $(BENCH)

bench-instructions: packages-to-bench build
	Benchmarks/instructions.sh $(SCORECARD) $(BENCH_FOLDER)

# The committed fixtures are the sample of seed 1.
fixtures: build
	$(SCORECARD) sample Fixtures/somerset --seed 1

clean:
	swift package clean

packages-to-build: PACKAGES := $(PACKAGES_TO_BUILD)
packages-to-test: PACKAGES := $(PACKAGES_TO_TEST)
packages-to-bench: PACKAGES := $(PACKAGES_TO_BENCH)
# Installs what is missing with apt: as root, through sudo, or by telling whoever can.
packages-to-build packages-to-test packages-to-bench:
	@missing=(); \
	for package in $(PACKAGES); do \
	  [[ $$(dpkg-query -W -f='$${Status}' "$$package" 2>/dev/null) == 'install ok installed' ]] || missing+=("$$package"); \
	done; \
	if (( $${#missing[@]} == 0 )); then exit 0; fi; \
	if (( EUID == 0 )); then as_root=; \
	elif sudo -n true 2>/dev/null || { [[ -t 0 ]] && command -v sudo >/dev/null; }; then as_root=sudo; \
	else echo "Some system packages are missing. Ask an administrator to run:" >&2; \
	  echo "  apt-get update && apt-get install -y --no-install-recommends $${missing[*]}" >&2; exit 1; fi; \
	echo "Installing $${missing[*]}" >&2; \
	$$as_root apt-get update -qq >&2; \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${missing[@]}" >&2
