internal import Glibc

/// A lock on a file, for one process at a time. The kernel releases it when the process ends, however it ends.
///
///     let lock = try FileLock(path: "output/.private/lock", waits: false, held: "another run holds the lock")
///     try publish()
///     _ = consume lock        // released here, not earlier
package struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock, and creates the file where it is not there. Where `waits` is true, it waits until the other process has
  /// ended, however long that takes.
  ///
  /// Throws: `.locked` where another process holds the lock, with the sentence `held`; `.create`.
  package init(path: String, waits: Bool, held: String) throws(FileError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError(.create, "the lock cannot be created", path: path) }
    var status = flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB))
    while status != 0, errno == EINTR { status = flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB)) }
    guard status == 0 else {
      let isHeld = errno == EWOULDBLOCK
      defer { close(descriptor) }
      guard isHeld else { throw FileError(.create, "the lock cannot be taken", path: path) }
      throw FileError(.locked, held, path: path)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
