/* Preloaded into a program: counts its file-system calls below a folder, and lets one of them fail, or ends the program
   there.

   FAULT_BELOW   the folder, as realpath gives it
   FAULT_SORT    changing (the default: what opens, writes, syncs, links or removes) or reading (what reads, looks,
   lists or locks) FAULT_AT      the number of the call that is met, from 1; none if not set FAULT_KIND    kill: SIGKILL
   before the call; killafter: after it; stop: SIGSTOP before it; tear: half of a write, then SIGKILL; short: half of a
   write, which says so; or the number of an errno with which the call fails FAULT_STICKY  1: every later call fails
   too; of one that takes no room, such as unlink, only if there is more amiss than that FAULT_LOG     a file to which
   every call is appended: number, name, path, detail, separated by tabs

   Children run without it. */
#include "shim.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

char *places[DESCRIPTORS];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static const char *below;
static size_t length;
static enum sort wanted;
static enum kind kind;
int error_number;
static int sticky, log_descriptor = -1;
static long at, count;

__attribute__((constructor)) static void prepare(void) {
  const char *at_text = getenv("FAULT_AT"), *what = getenv("FAULT_KIND"), *sort = getenv("FAULT_SORT");
  const char *log_path = getenv("FAULT_LOG"), *goes_on = getenv("FAULT_STICKY");
  below = getenv("FAULT_BELOW");
  unsetenv("LD_PRELOAD");
  if (!below)
    return;
  length = strlen(below);
  wanted = sort && !strcmp(sort, "reading") ? READING : CHANGING;
  at = at_text ? atol(at_text) : 0;
  sticky = goes_on && atoi(goes_on);
  if (what) {
    error_number = atoi(what);
    kind = !strcmp(what, "kill")        ? KILL
           : !strcmp(what, "killafter") ? KILL_AFTER
           : !strcmp(what, "tear")      ? TEAR
           : !strcmp(what, "short")     ? SHORT
           : !strcmp(what, "stop")      ? STOP
                                        : FAIL;
  }
  if (log_path)
    log_descriptor = syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found)
    abort();
  return found;
}

void die(void) {
  kill(getpid(), SIGKILL);
  for (;;)
    pause();
}

const char *place(int descriptor) {
  return descriptor >= 0 && descriptor < DESCRIPTORS ? __atomic_load_n(&places[descriptor], __ATOMIC_ACQUIRE) : NULL;
}

static int is_below(const char *path) {
  return below && path && !strncmp(path, below, length) && (!path[length] || path[length] == '/');
}

const char *whole(int folder, const char *path, char *buffer) {
  if (!below || !path)
    return NULL;
  if (path[0] == '/') {
    snprintf(buffer, PATH_MAX, "%s", path);
  } else {
    char current[PATH_MAX];
    const char *start = folder == AT_FDCWD ? getcwd(current, sizeof current) : place(folder);
    if (!start || snprintf(buffer, PATH_MAX, "%s/%s", start, path) >= PATH_MAX)
      return NULL;
  }
  return is_below(buffer) ? buffer : NULL;
}

enum kind meet(const char *name, const char *path, enum sort sort, enum room room, const char *detail) {
  if (!path || sort != wanted)
    return NOTHING;
  pthread_mutex_lock(&mutex);
  long number = ++count;
  if (log_descriptor >= 0) {
    char line[PATH_MAX + 128];
    int size = snprintf(line, sizeof line, "%ld\t%s\t%s\t%s\n", number, name, path, detail);
    syscall(SYS_write, log_descriptor, line, size);
  }
  pthread_mutex_unlock(&mutex);
  int full = error_number == ENOSPC || error_number == EDQUOT;
  int met = at && (number == at || (sticky && number > at && !(full && room == TAKES_NONE)));
  if (!met)
    return NOTHING;
  if (kind == KILL)
    die();
  if (kind == STOP)
    kill(getpid(), SIGSTOP);
  return kind;
}
