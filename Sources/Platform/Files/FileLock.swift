internal import Glibc

/// A lock on a file, for one process at a time; the kernel lets go of it when the process ends, however it ends.
package struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// Makes the file where it is not there. `waits`: until the other process has ended, however long that takes.
  ///
  /// Throws: `.locked` where another process holds it, saying `held`; `.create`.
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
