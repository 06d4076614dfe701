# make run    the Somerset plan on the fixtures, from a fresh clone to the printed scorecard and the page
# make test   everything the tests need, then the tests; SEED=7 draws something else than SEED=1
# make test-all   before a release: the same with every case, every suite on the program with debug checks too, fuzz and reproducible
# make test-formatting   what swift format would write otherwise
# make suite-Attack TEST=append_rows   one suite, or one test of it by itself; the suites are the folders of Python tests
# make checked-Mess   a suite on the program with debug checks
# make fuzz   libFuzzer on the reader and on the definitions, FUZZ_SECONDS each
# make faults every fault at every file-system call; make test takes a part of them
# make docs   the articles of Sources/scorecard/Documentation.docc as a website, in .build/docs
# make spark  Apache Spark with Debian's Java 17, about 510 MB in .build-spark; make test-spark, which takes long, tests all that it is asked
# make install  as root: the program for a server, below PREFIX=/usr/local; make uninstall
# make sbom   a bill of materials of the program for a server, CycloneDX, in .build/scorecard.cdx.json; make notice writes NOTICE again
# make reproducible  builds the last commit twice in two folders, and compares byte by byte: half an hour
# make budgets  fails where a job takes more instructions or memory than Benchmarks/budgets.yml allows; JOB=words for less
# make bench  the same figures by scorecard, DuckDB and Polars on the same files; BENCH="--sizes council" for less
# make bench-spark   a run on Spark beside the program's own engine, and one executor beside two
# make bench-instructions   how many instructions a row costs, and where they go
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help build strip man docs sbom notice reproducible install uninstall run test test-all test-formatting test-Swift tests-built \
  faults fuzz budgets bench bench-instructions bench-spark fixtures clean packages-to-build packages-to-test packages-to-bench packages-to-spark spark \
  test-spark $(SUITES)

PACKAGES_TO_BUILD := binutils libcsv-dev libsqlite3-dev libssl-dev libxlsxwriter-dev libyaml-dev python3
# Liberation is as wide as Arial, which papers are set in: without it they are longer than anybody's would be.
PACKAGES_TO_TEST := $(PACKAGES_TO_BUILD) python3-jsonschema gcc libc6-dev cron curl faketime msmtp python3-aiosmtpd \
  python3-venv chromium chromium-driver libreoffice-calc-nogui libreoffice-writer-nogui r-base-core \
  pandoc librsvg2-bin poppler-utils fonts-liberation time valgrind python3-yaml sqlite3
PACKAGES_TO_SPARK := $(PACKAGES_TO_TEST) openjdk-17-jre-headless
PACKAGES_TO_BENCH := $(PACKAGES_TO_BUILD) python3-venv valgrind
# Debian's own: the one for which the packages above are.
PYTHON := /usr/bin/python3
# What pip takes has the digest that the file names, or is not taken.
PINNED := --quiet --disable-pip-version-check --require-hashes
LINKED := .build/release/scorecard
SCORECARD := .build/scorecard
READERS := .build-readers
SPARK := .build-spark
SUPPLY := Sources/scorecard/Supply
DOCS := .build/docs
# The longest first.
SUITES := $(addprefix suite-,Explain Server Mess Oracle Faults Months Silence Attack Outputs Queries Machine Corpora Truth Golden Language Describe House \
  Supply Benchmarks)
# What is asked of Spark is tested where Spark is.
SUITES += $(if $(wildcard .build-spark/ready),suite-Spark)
# Of these, on the program with debug checks, which looks at each index: what reads files that others made. House reads the
# compiler's notes of the sources, which are written for that program alone.
CHECKED := suite-Corpora suite-House
JOBS := $(shell echo $$(($$(nproc) + 1)))
# Says how long a command took, and how much of that processors were at work for it.
TIMED = TIMEFORMAT='$@: %0R s, processors %0U s and the system %0S s'; time
# A module of the program may have the name of a suite.
FOLDER = $(firstword $(wildcard Tests/EndToEnd/$1 Tests/Unit/$1))
PYTHON_OF = $(if $(filter Outputs Queries Describe,$1),$(READERS)/bin/python,$(if $(filter Spark,$1),$(SPARK)/bin/python,$(PYTHON)))
UNITTEST = export SCORECARD=$(CURDIR)/$2; $(TIMED) \
  $(call PYTHON_OF,$1) -m unittest discover -s $(call FOLDER,$1) -t $(call FOLDER,$1) $(if $(TEST),-k '$(TEST)')
# What tests draw at random; another number draws something else.
SEED ?= 1
export SEED
FUZZ := .build-fuzz
BENCH_FOLDER := .build-bench
BENCH := --growth
FUZZ_SECONDS := 300
# Where things go on a server; DESTDIR for packaging, PURGE=1 to have uninstall take data, logs and edited configuration too.
PREFIX := /usr/local
SYSCONFDIR := /etc
LOCALSTATEDIR := /var
export PREFIX SYSCONFDIR LOCALSTATEDIR DESTDIR PURGE

help:
	@sed -n 's/^# make/make/p' Makefile

# With Swift's own libraries inside: the program starts in half the time, and runs where there is no Swift. The places that the
# loader has to fill in are packed to a bit each, which saves 2 MB of the file and of memory; that takes lld, Swift's own linker.
# The folder it is built in is left out of it, and so is what only debuggers and builds that go on from an earlier one read: the same
# commit is the same program wherever it is built.
build: packages-to-build
	swift package resolve
	$(PYTHON) -B $(SUPPLY)/overlay.py .build/overlay.json
	swift build -c release --product scorecard --static-swift-stdlib -debug-info-format none \
	  -Xswiftc -file-prefix-map -Xswiftc '$(CURDIR)=.' -Xcc '-ffile-prefix-map=$(CURDIR)=.' \
	  -Xswiftc -vfsoverlay -Xswiftc '$(CURDIR)/.build/overlay.json' -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen \
	  -Xswiftc -use-ld=lld -Xlinker --build-id -Xlinker -z -Xlinker pack-relative-relocs
	@[[ $(SCORECARD) -nt $(LINKED) ]] || $(MAKE) --no-print-directory strip

# The names in it are for people who look into a crash or count instructions, and a fifth of it: they are in a file next to the program,
# which names it. What the compiler has linked stays as it is, so that it need not be linked again.
strip:
	objcopy --only-keep-debug $(LINKED) $(SCORECARD).debug
	chmod a-x $(SCORECARD).debug
	objcopy --strip-all --add-gnu-debuglink=$(SCORECARD).debug $(LINKED) $(SCORECARD)
	@stat --format='%n: %s bytes' $(SCORECARD) $(SCORECARD).debug

sbom: build
	$(PYTHON) -B $(SUPPLY)/sbom.py $(SCORECARD) .build/scorecard.cdx.json

# From what is resolved; look at what has changed before it is committed.
notice:
	swift package resolve
	$(PYTHON) -B $(SUPPLY)/notice.py --write

reproducible: packages-to-build
	$(PYTHON) -B $(SUPPLY)/reproducible.py

# One page a command, from what the program says of itself.
man: build
	mkdir -p .build/man
	swift build --scratch-path .build-man --package-path .build/checkouts/swift-argument-parser --product generate-manual
	.build-man/debug/generate-manual $(SCORECARD) --multi-page --output-directory .build/man

# From the articles alone, so that nothing has to be built. docc is in the toolchain, next to swift.
docs:
	mkdir -p '$(dir $(DOCS))'
	PATH="$$(dirname "$$(readlink -f "$$(command -v swift)")"):$$PATH" docc convert Sources/scorecard/Documentation.docc \
	  --output-path '$(DOCS)' --fallback-display-name scorecard --fallback-bundle-identifier scorecard --warnings-as-errors

# Builds what is not built: `make build man` as anybody before, and root needs no Swift.
install:
	@[[ -x $(SCORECARD) && -d .build/man ]] || $(MAKE) build man
	@cron/install

uninstall:
	@cron/uninstall

run: build
	@echo
	@$(SCORECARD) run --input Fixtures/somerset --as-of 2024-03-31 --from 2023-02-28
	@echo
	@echo 'To see the page, open output/2024-03-31/dashboard.html in a browser, or: xdg-open output/2024-03-31/dashboard.html'
	@echo 'To call the program: .build/scorecard --help, or after sudo make install: scorecard --help'

# The program for a server first, since nearly every suite runs it. Then the suites, at the same time as the build with debug checks, which the
# Swift tests want: some suites wait more than they compute, so that there is one job more than processors.
test: packages-to-test build
	@echo 'SEED=$(SEED); the tests run side by side, and each says how it went when it has ended'
	@$(TIMED) $(MAKE) --no-print-directory --jobs $(JOBS) --output-sync=target IS_BUILT=1 test-formatting test-Swift $(SUITES) budgets

# What make test takes a part of, all of it; every suite again on the program with debug checks; and what takes long.
test-all: export CASES := all
test-all: test
	@$(TIMED) $(MAKE) --no-print-directory --jobs $(JOBS) --output-sync=target IS_BUILT=1 $(SUITES:suite-%=checked-%)
	$(MAKE) --no-print-directory fuzz reproducible

test-formatting:
	@$(TIMED) swift format lint --strict --recursive Package.swift Sources Tests

# It begins at once, at the same time as the suites; the suites that need it wait for it.
tests-built: $(if $(IS_BUILT),,packages-to-test)
	@$(TIMED) swift build --build-tests

test-Swift: tests-built
	@$(TIMED) swift test --skip-build
	.build/debug/scorecard test

# One folder of tests: make suite-Golden. With TEST=words, those alone whose names have the words in them.
$(sort $(filter-out $(CHECKED),$(SUITES)) suite-Spark): suite-%: $(if $(IS_BUILT),,packages-to-test build)
	@$(call UNITTEST,$*,$(SCORECARD))

$(CHECKED): suite-%: checked-%

checked-%: tests-built
	@$(call UNITTEST,$*,.build/debug/scorecard)

suite-Outputs checked-Outputs suite-Queries checked-Queries suite-Describe checked-Describe: $(READERS)/ready
suite-Spark checked-Spark: $(SPARK)/ready
# It has both programs: where an export changes while it is read, the slower one.
suite-Attack: tests-built

# What reads the published files in tests.
$(READERS)/ready: Tests/EndToEnd/Outputs/requirements.txt Tests/EndToEnd/Outputs/requirements-alone.txt | packages-to-test
	$(PYTHON) -m venv $(READERS)
	$(READERS)/bin/python -m pip install $(PINNED) -r $<
	$(READERS)/bin/python -m pip install $(PINNED) --no-deps -r Tests/EndToEnd/Outputs/requirements-alone.txt
	touch $@

# Its own package is built where it is installed, which takes setuptools of the same environment.
spark: $(SPARK)/ready
$(SPARK)/ready: Tests/EndToEnd/Spark/requirements.txt | packages-to-spark
	$(PYTHON) -m venv $(SPARK)
	$(SPARK)/bin/python -m pip install $(PINNED) --no-build-isolation -r $<
	touch $@

test-spark: export CASES := all
test-spark: suite-Spark

faults: export CASES := all
faults: suite-Faults

# Both sanitizers are wanted in one flag: of several, the compiler heeds the last. An input that ends badly stays in
# $(FUZZ)/found; to see it again: $(FUZZ)/release/FuzzReading that file. Swift's own backtraces would hide its report.
fuzz: export SCORECARD_FUZZ := 1
fuzz: export SWIFT_BACKTRACE := enable=no
fuzz: packages-to-build
	Tests/Fuzz/Checks/corpus.sh $(FUZZ)/corpus
	mkdir -p $(FUZZ)/found
	for target in FuzzReading FuzzDefinitions; do \
	  swift build -c release --scratch-path $(FUZZ) --sanitize address --sanitize fuzzer \
	    -Xswiftc -sanitize=address,fuzzer --product $$target; \
	  $(FUZZ)/release/$$target -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
	    -artifact_prefix=$(FUZZ)/found/$$target- $(FUZZ)/corpus/$$target; \
	done

# Of the program for a server. What is counted is the same whatever else runs.
budgets: $(if $(IS_BUILT),,packages-to-test build)
	$(PYTHON) -B Benchmarks/guard.py --scorecard $(SCORECARD) --data $(BENCH_FOLDER) --job '$(JOB)' $(if $(UPDATE),--update)

bench: packages-to-bench build
	[[ -x $(BENCH_FOLDER)/venv/bin/python ]] || $(PYTHON) -m venv $(BENCH_FOLDER)/venv
	$(BENCH_FOLDER)/venv/bin/python -m pip install $(PINNED) -r Benchmarks/requirements.txt
	$(PYTHON) -B Benchmarks/bench.py --scorecard $(SCORECARD) --peers $(BENCH_FOLDER)/venv/bin/python \
	  --data $(BENCH_FOLDER)/data $(BENCH) | tee $(BENCH_FOLDER)/table.md
	$(PYTHON) -B Benchmarks/results.py $(BENCH_FOLDER)/table.md

# Writes the tables of the article about Spark. It takes a quarter of an hour, 5 GB of disk and 20 GB of memory.
bench-spark: build $(SPARK)/ready
	$(SPARK)/bin/python -B Benchmarks/spark.py --scorecard $(SCORECARD) --data $(BENCH_FOLDER)/data --write $(BENCH)

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
packages-to-spark: PACKAGES := $(PACKAGES_TO_SPARK)
# Installs what is missing with apt: as root, through sudo, or by telling whoever can.
packages-to-build packages-to-test packages-to-bench packages-to-spark:
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
