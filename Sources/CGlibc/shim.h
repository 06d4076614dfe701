#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A file in memory, without a name in any folder, closed when another program is started; -1 with errno where there is none.
/// glibc declares memfd_create for _GNU_SOURCE alone, which Swift does not define.
static inline int create_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1u /* MFD_CLOEXEC */); }
