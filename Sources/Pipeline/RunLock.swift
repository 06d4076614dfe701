internal import Glibc

/// Keeps two runs over one output folder apart; the kernel lets go of it when the process ends, however it ends.
package struct RunLock: ~Copyable {
  private let descriptor: Int32

  package init(in folder: String) throws(OutputError) {
    try OutputFolder.makeFolder(folder)
    let path = folder + "/.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw OutputError(.create, "the lock cannot be created", path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw OutputError(.locked, "another run holds the lock; try again when it has ended", path: path)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
