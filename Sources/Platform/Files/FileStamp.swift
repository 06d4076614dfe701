internal import Glibc

/// How large a file is and when it was last written to: one that is being written has another stamp the next time.
package struct FileStamp: Hashable, Sendable {
  /// In bytes; -1 where there is no such file.
  package let size: Int64
  /// Since 1970, UTC.
  package let seconds: Int
  private let nanoseconds: Int

  package init(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      (size, seconds, nanoseconds) = (-1, 0, 0)
      return
    }
    (size, seconds, nanoseconds) = (Int64(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
