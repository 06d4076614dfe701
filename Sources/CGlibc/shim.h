#include <malloc.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A file in memory, without a name in any folder, closed when another program is started; -1 with errno where there is none.
/// glibc declares memfd_create for _GNU_SOURCE alone, which Swift does not define.
static inline int create_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1u /* MFD_CLOEXEC */); }

/// Asks the kernel to kill this process when the thread that started it ends; -1 with errno where it does not. prctl takes any number
/// of arguments, which Swift cannot call.
static inline int end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, (unsigned long)SIGKILL, 0ul, 0ul, 0ul); }
