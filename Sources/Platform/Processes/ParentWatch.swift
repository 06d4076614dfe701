internal import CGlibc
internal import Glibc

/// Ends this program when the process that started it is gone, so that it does not go on with a task that was given up.
///
///     let parent = ParentWatch()
///     while parent.isThere { … }
package struct ParentWatch {
  private let parent = getppid()

  /// From now on the kernel kills this program when the one that started it ends.
  package init() {
    _ = end_with_parent()
    // It may have ended in between.
    if getppid() != parent { _exit(EXIT_FAILURE) }
  }

  /// Whether the program that started this one is there, and reads what this one prints where that goes through a pipe.
  package var isThere: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return getppid() == parent && (poll(&output, 1, 0) <= 0 || output.revents & Int16(POLLERR) == 0)
  }
}
