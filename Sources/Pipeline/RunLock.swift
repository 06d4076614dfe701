internal import Glibc

/// Keeps two runs over one output folder apart; the kernel lets go of it when the process ends, however it ends.
///
/// It lies in a folder that only the writer can enter: whoever can open a lock can hold it.
package struct RunLock: ~Copyable {
  private let descriptor: Int32

  /// `waits`: until the other run has ended, however long that takes.
  package init(in folder: String, waits: Bool = false) throws(OutputError) {
    try OutputFolder(path: folder).makePrivateFolder()
    let path = OutputFolder(path: folder).privateFolder + "/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
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
