internal import Glibc

/// The size of a file and when it was last written to: a file that is still being written has another stamp the next time.
package struct FileStamp: Hashable, Sendable {
  /// In bytes; -1 where there is no such file.
  package let size: Int64
  /// When it was last written to, in whole seconds since 1970, UTC; 0 where there is no such file.
  package let seconds: Int
  private let nanoseconds: Int

  /// Looks at the file once, after all links.
  package init(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      (size, seconds, nanoseconds) = (-1, 0, 0)
      return
    }
    (size, seconds, nanoseconds) = (Int64(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
