/* Every call that is met: counted, let through, refused or half done as shim.c says. */
#include "shim.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>

#define CALL(type, name, path, sort, room, detail, ...)          \
  do {                                                           \
    enum kind what = meet(#name, path, sort, room, detail);      \
    if (what == FAIL) {                                          \
      errno = error_number;                                      \
      return (type) - 1;                                         \
    }                                                            \
    type result = ((__typeof__(&name))real(#name))(__VA_ARGS__); \
    if (what == KILL_AFTER)                                      \
      die();                                                     \
    return result;                                               \
  } while (0)

/* A write is torn by handing only half of it on. */
#define WRITE(name, descriptor, size, ...)                                         \
  do {                                                                             \
    char detail[32];                                                               \
    snprintf(detail, sizeof detail, "%zu", (size_t)size);                          \
    enum kind what = meet(#name, place(descriptor), CHANGING, TAKES_ROOM, detail); \
    if (what == FAIL) {                                                            \
      errno = error_number;                                                        \
      return -1;                                                                   \
    }                                                                              \
    if ((what == TEAR || what == SHORT) && size > 1)                               \
      size /= 2;                                                                   \
    ssize_t result = ((__typeof__(&name))real(#name))(__VA_ARGS__);                \
    if (what == KILL_AFTER || what == TEAR)                                        \
      die();                                                                       \
    return result;                                                                 \
  } while (0)

static int opened(const char *name, int folder, const char *path, int flags, mode_t mode) {
  char buffer[PATH_MAX];
  const char *full = whole(folder, path, buffer);
  const char *how = flags & O_CREAT ? "create" : (flags & O_ACCMODE) == O_RDONLY ? "read" : "write";
  enum kind what = meet(name, full, CHANGING, flags & O_CREAT ? TAKES_ROOM : TAKES_NONE, how);
  if (what == FAIL) {
    errno = error_number;
    return -1;
  }
  int descriptor = syscall(SYS_openat, folder, path, flags, mode);
  if (descriptor >= 0 && descriptor < DESCRIPTORS && full)
    __atomic_store_n(&places[descriptor], strdup(full), __ATOMIC_RELEASE);
  if (what == KILL_AFTER)
    die();
  return descriptor;
}

#define MODE(flags)                      \
  mode_t mode = 0;                       \
  if (flags & (O_CREAT | __O_TMPFILE)) { \
    va_list more;                        \
    va_start(more, flags);               \
    mode = va_arg(more, mode_t);         \
    va_end(more);                        \
  }

int open(const char *path, int flags, ...) { MODE(flags) return opened("open", AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened("open", AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) {
  MODE(flags) return opened("openat", folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE(flags) return opened("openat", folder, path, flags, mode);
}
int __open_2(const char *path, int flags) { return opened("open", AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened("open", AT_FDCWD, path, flags, 0); }
int __openat_2(int folder, const char *path, int flags) { return opened("openat", folder, path, flags, 0); }
int __openat64_2(int folder, const char *path, int flags) { return opened("openat", folder, path, flags, 0); }
int creat(const char *path, mode_t mode) { return opened("creat", AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

/* A close that fails has closed all the same. */
int close(int descriptor) {
  char *path = descriptor >= 0 && descriptor < DESCRIPTORS
                   ? __atomic_exchange_n(&places[descriptor], NULL, __ATOMIC_ACQ_REL)
                   : NULL;
  enum kind what = meet("close", path, CHANGING, TAKES_NONE, "");
  free(path);
  int result = syscall(SYS_close, descriptor);
  if (what == KILL_AFTER)
    die();
  if (what == FAIL) {
    errno = error_number;
    return -1;
  }
  return result;
}

ssize_t write(int descriptor, const void *bytes, size_t size) {
  WRITE(write, descriptor, size, descriptor, bytes, size);
}
ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
  WRITE(pwrite, descriptor, size, descriptor, bytes, size, offset);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
  WRITE(pwrite64, descriptor, size, descriptor, bytes, size, offset);
}
ssize_t writev(int descriptor, const struct iovec *pieces, int size) {
  WRITE(writev, descriptor, size, descriptor, pieces, size);
}
int fsync(int descriptor) { CALL(int, fsync, place(descriptor), CHANGING, TAKES_ROOM, "", descriptor); }
int fdatasync(int descriptor) { CALL(int, fdatasync, place(descriptor), CHANGING, TAKES_ROOM, "", descriptor); }
int ftruncate(int descriptor, off_t size) {
  CALL(int, ftruncate, place(descriptor), CHANGING, TAKES_NONE, "", descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) {
  CALL(int, ftruncate64, place(descriptor), CHANGING, TAKES_NONE, "", descriptor, size);
}

#define PATH(folder, path) \
  char buffer[PATH_MAX];   \
  const char *full = whole(folder, path, buffer);
#define PATHS(folder, path, second, to)                                              \
  char buffer[PATH_MAX], target[PATH_MAX];                                           \
  const char *from = whole(folder, path, buffer), *full = whole(second, to, target); \
  if (!full)                                                                         \
    full = from;

int mkdir(const char *path, mode_t mode) {
  PATH(AT_FDCWD, path) CALL(int, mkdir, full, CHANGING, TAKES_ROOM, "", path, mode);
}
int rmdir(const char *path) { PATH(AT_FDCWD, path) CALL(int, rmdir, full, CHANGING, TAKES_NONE, "", path); }
int unlink(const char *path) { PATH(AT_FDCWD, path) CALL(int, unlink, full, CHANGING, TAKES_NONE, "", path); }
int unlinkat(int folder, const char *path, int flags) {
  PATH(folder, path) CALL(int, unlinkat, full, CHANGING, TAKES_NONE, "", folder, path, flags);
}
int remove(const char *path) { PATH(AT_FDCWD, path) CALL(int, remove, full, CHANGING, TAKES_NONE, "", path); }
int symlink(const char *to, const char *path) {
  PATH(AT_FDCWD, path) CALL(int, symlink, full, CHANGING, TAKES_ROOM, to, to, path);
}
int rename(const char *path, const char *to) {
  PATHS(AT_FDCWD, path, AT_FDCWD, to) CALL(int, rename, full, CHANGING, TAKES_ROOM, path, path, to);
}
int renameat(int folder, const char *path, int second, const char *to) {
  PATHS(folder, path, second, to) CALL(int, renameat, full, CHANGING, TAKES_ROOM, path, folder, path, second, to);
}
int renameat2(int folder, const char *path, int second, const char *to, unsigned flags) {
  PATHS(folder, path, second, to)
  CALL(int, renameat2, full, CHANGING, TAKES_ROOM, path, folder, path, second, to, flags);
}
int link(const char *path, const char *to) {
  PATHS(AT_FDCWD, path, AT_FDCWD, to) CALL(int, link, full, CHANGING, TAKES_ROOM, path, path, to);
}
int chmod(const char *path, mode_t mode) {
  PATH(AT_FDCWD, path) CALL(int, chmod, full, CHANGING, TAKES_NONE, "", path, mode);
}
int fchmod(int descriptor, mode_t mode) {
  CALL(int, fchmod, place(descriptor), CHANGING, TAKES_NONE, "", descriptor, mode);
}

ssize_t read(int descriptor, void *bytes, size_t size) {
  CALL(ssize_t, read, place(descriptor), READING, TAKES_NONE, "", descriptor, bytes, size);
}
ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset) {
  CALL(ssize_t, pread, place(descriptor), READING, TAKES_NONE, "", descriptor, bytes, size, offset);
}
ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t offset) {
  CALL(ssize_t, pread64, place(descriptor), READING, TAKES_NONE, "", descriptor, bytes, size, offset);
}
ssize_t readlink(const char *path, char *target, size_t size) {
  PATH(AT_FDCWD, path) CALL(ssize_t, readlink, full, READING, TAKES_NONE, "", path, target, size);
}
int stat(const char *path, struct stat *status) {
  PATH(AT_FDCWD, path) CALL(int, stat, full, READING, TAKES_NONE, "", path, status);
}
int lstat(const char *path, struct stat *status) {
  PATH(AT_FDCWD, path) CALL(int, lstat, full, READING, TAKES_NONE, "", path, status);
}
int access(const char *path, int how) {
  PATH(AT_FDCWD, path) CALL(int, access, full, READING, TAKES_NONE, "", path, how);
}
int flock(int descriptor, int how) { CALL(int, flock, place(descriptor), READING, TAKES_NONE, "", descriptor, how); }

DIR *opendir(const char *path) {
  PATH(AT_FDCWD, path)
  enum kind what = meet("opendir", full, READING, TAKES_NONE, "");
  if (what == FAIL) {
    errno = error_number;
    return NULL;
  }
  DIR *result = ((__typeof__(&opendir))real("opendir"))(path);
  if (what == KILL_AFTER)
    die();
  return result;
}
