internal import Glibc

/// Keeps two runs over one output folder apart; the kernel lets go of it when the process ends, however it ends.
package struct RunLock: ~Copyable {
  private let descriptor: Int32

  /// `waits`: until the other run has ended, however long that takes.
  package init(in folder: String, waits: Bool = false) throws(OutputError) {
    try OutputFolder.makeFolder(folder)
    let path = folder + "/.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw OutputError(.create, "the lock cannot be created", path: path) }
    var status = flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB))
    while status != 0, errno == EINTR { status = flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB)) }
    guard status == 0 else {
      let isHeld = errno == EWOULDBLOCK
      defer { close(descriptor) }
      guard isHeld else { throw OutputError(.create, "the lock cannot be taken", path: path) }
      throw OutputError(.locked, "another run holds the lock; try again when it has ended", path: path)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
