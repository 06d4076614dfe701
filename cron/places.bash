# Where install puts things and uninstall finds them; they source it.
# shellcheck shell=bash disable=SC2034
set -euo pipefail
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
umask 022

say() { echo "${0##*/}: $*" >&2; }
stop() {
  say "$2"
  exit "$1"
}

: "${PREFIX:=/usr/local}" "${SYSCONFDIR:=/etc}" "${LOCALSTATEDIR:=/var}" "${DESTDIR:=}"
for name in PREFIX SYSCONFDIR LOCALSTATEDIR; do
  [[ ${!name} =~ ^/[A-Za-z0-9._/+-]+$ ]] ||
    stop 64 "$name is a path from the root, of letters, digits and ._+-: '${!name}' is not"
done
[[ -z $DESTDIR || $DESTDIR == /* ]] || stop 64 "DESTDIR is a path from the root: '$DESTDIR' is not"
((EUID == 0)) || [[ -n $DESTDIR ]] ||
  stop 77 "only root can do this: sudo make ${0##*/}, or name a DESTDIR to look at what it would do"

user=scorecard
libexec=$DESTDIR$PREFIX/libexec/scorecard
share=$DESTDIR$PREFIX/share/scorecard
# Configuration as the last install brought it, file by file: what differs from it was edited.
pristine=$share
configuration=$DESTDIR$SYSCONFDIR/scorecard
cron_entry=$DESTDIR$SYSCONFDIR/cron.d/scorecard
data=$DESTDIR$LOCALSTATEDIR/lib/scorecard
logs=$DESTDIR$LOCALSTATEDIR/log/scorecard
# The files that are the program's own, one a line, without DESTDIR.
installed=$share/installed

# The place in use of a configuration file, by the name its pristine copy has.
place() {
  case $1 in
    cron.d/scorecard) echo "$cron_entry" ;;
    *) echo "$configuration/$1" ;;
  esac
}

# The names of configuration files below a folder of pristine copies.
configuration_names() {
  [[ -d $1 ]] || return 0
  (cd "$1" && find Pipelines cron.d scorecard.env contacts.yml.example -type f 2>/dev/null | sort) || return 0
}

same() { cmp -s -- "$1" "$2"; }
without_destdir() { echo "${1#"$DESTDIR"}"; }
