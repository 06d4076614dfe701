# What run-monthly, run-papers and check-nightly share; they source it. File descriptors: 3 the log, 4 and 5 locks.
# shellcheck shell=bash disable=SC2154
set -u
export PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8
umask 027
self=${0##*/}
. "${BASH_SOURCE[0]%/*}/settings.bash" || exit 78

now() { date +%Y-%m-%dT%H:%M:%S%:z; }
note() { echo "$(now) $self: $*" >&3; }

# One line, which cron mails, and the end.
stop() {
  echo "$self: $2" >&2
  exit "$1"
}

# What the settings file sets is the program's environment.
read_settings() {
  local file=${1:-} name
  [[ -n $file ]] || stop 64 "the settings file is the first argument"
  [[ -f $file && -r $file ]] || stop 78 "$file cannot be read"
  read_lines "$file"
  for name in "${!settings[@]}"; do check_form "$name" "${settings[$name]}"; done
  ((${#mistakes[@]} == 0)) || refuse_settings
  for name in "${!settings[@]}"; do export "$name=${settings[$name]}"; done
  export TZ=Europe/London LC_ALL=C.UTF-8
  [[ -n ${SCORECARD_OUTPUT:-} ]] || stop 78 "SCORECARD_OUTPUT is not set in $file"
  not_as_root "$(stat -c %U -- "$SCORECARD_OUTPUT" 2>/dev/null)"
  program=${SCORECARD:-scorecard}
  log=${SCORECARD_LOG:-$SCORECARD_OUTPUT.log}
  keep=${SCORECARD_LOG_KEEP:-12}
  size=${SCORECARD_LOG_SIZE:-1000000}
  ping_seconds=${SCORECARD_PING_SECONDS:-10}
}

# The settings that the wrappers use themselves, and that the program does not look at.
check_form() {
  local place="$file:${setting_lines[$1]}"
  case $1 in
    SCORECARD_LOG_KEEP | SCORECARD_LOG_SIZE | SCORECARD_PING_SECONDS)
      [[ $2 =~ ^[1-9][0-9]{0,8}$ ]] || mistakes+=("$place: $1 is a whole number above 0") ;;
    SCORECARD_TIME_LIMIT)
      [[ $2 =~ ^[0-9]{0,8}\.?[0-9]{1,8}[smhd]?$ && $2 =~ [1-9] ]] ||
        mistakes+=("$place: $1 is a length of time above 0: 90s, 30m, 12h, 2d") ;;
  esac
}

# Every mistake in the settings, for cron to mail; and in the log, where one is known and it is this user's to write.
refuse_settings() {
  local mistake
  log=${settings[SCORECARD_LOG]:-${settings[SCORECARD_OUTPUT]:+${settings[SCORECARD_OUTPUT]}.log}}
  { [[ (-f $log && -O $log) || (! -e $log && $log == */* && -O ${log%/*}) ]] && exec 3>>"$log"; } 2>/dev/null || exec 3>/dev/null
  for mistake in "${mistakes[@]}"; do
    note "$mistake"
    echo "$self: $mistake" >&2
  done
  exit 78
}

# What root writes into another's folders, the other cannot write to next month.
not_as_root() {
  ((EUID != 0)) || [[ -z $1 || $1 == root ]] || stop 77 "$SCORECARD_OUTPUT is $1's: sudo -u $1 $0 …"
}

# A pipe or a device would keep whoever opens it waiting.
is_file_or_none() { [[ -f $1 || (! -e $1 && ! -L $1) ]]; }

# log → log.1 → log.2 … into the first gap; when all are there, the oldest goes.
rotate() {
  local free=1 number
  [[ -f $log ]] && (($(stat -Lc %s -- "$log") > size)) || return 0
  while ((free < keep)) && [[ -e $log.$free ]]; do free=$((free + 1)); done
  for ((number = free; number > 1; number--)); do
    mv -f -- "$log.$((number - 1))" "$log.$number" || return 0
  done
  mv -f -- "$log" "$log.1"
}

# A log that has grown is put aside by one wrapper at a time. One that still writes to it goes on doing so: no line is
# lost.
open_log() {
  is_file_or_none "$log.lock" || fail_early 73 "$log.lock is no file"
  { is_file_or_none "$log" && mkdir -p -- "$(dirname -- "$log")" && exec 4>>"$log.lock"; } 2>/dev/null || fail_early 73 "$log cannot be written"
  if flock --timeout 10 4; then rotate; fi
  { exec 3>>"$log"; } 2>/dev/null || fail_early 73 "$log cannot be written"
  exec 4>&-
}

# Before there is a log.
fail_early() {
  exec 3>/dev/null
  ping "$1" "$2"
  stop "$1" "$2"
}

# One of a kind at a time: `alone run`. The lock goes when this process ends, however it ends.
alone() {
  is_file_or_none "$log.$1.lock" || stop 73 "$log.$1.lock is no file"
  exec 5>>"$log.$1.lock" && flock --nonblock 5 && return
  note "not started: the one before has not ended"
  stop 75 "not started: the one before has not ended; see $log"
}

# `ping start`, `ping 0 BODY`: tells a healthchecks-compatible service, if one is set. Whatever comes of it matters to
# nothing else. The address is a secret, so that it is not among the arguments, which everybody can see.
ping() {
  [[ -n ${ping_url:-} ]] || return 0
  timeout $((ping_seconds * 3)) curl -q -fsS --max-time "$ping_seconds" --retry 1 --output /dev/null \
    --config <(printf 'url = "%s/%s?rid=%s"\n' "${ping_url%/}" "$1" "$rid") --data-binary @- \
    <<<"${2:-}" >&3 2>&3 4>&- 5>&- || note "the ping '$1' failed; that changes nothing else"
  return 0
}

# Runs the program and keeps its exit code in `code`. What the program leaves running holds neither log nor lock.
run_program() {
  local limit=${SCORECARD_TIME_LIMIT:-12h}
  note "start: $program $*"
  timeout --foreground --kill-after=60s "$limit" "$program" "$@" </dev/null 3>&- 5>&-
  code=$?
  note "end: exit code $code"
}

meaning() {
  case $1 in
    0) echo "all is well" ;;
    1) echo "a figure is off track" ;;
    64) echo "wrong usage" ;;
    65) echo "an export is missing, refused or late" ;;
    66) echo "there is nothing to compute from" ;;
    71) echo "the system refuses what is needed: memory, threads, open files" ;;
    73 | 74) echo "the output cannot be written" ;;
    75) echo "another run holds the lock" ;;
    78) echo "a definition is wrong" ;;
    124) echo "stopped: it took longer than SCORECARD_TIME_LIMIT" ;;
    126 | 127) echo "the program cannot be started" ;;
    129 | 1[3-9]? | 2??) echo "the program was ended by a signal" ;;
    *) echo "a fault of the program's own" ;;
  esac
}

rid=$(</proc/sys/kernel/random/uuid)
