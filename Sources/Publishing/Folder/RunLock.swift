package import Platform

/// Keeps two runs in one output folder apart.
///
/// The lock is in a folder that only the writer may open, because whoever can open a lock can hold it.
package struct RunLock: ~Copyable {
  private let lock: FileLock

  /// Takes the lock. Where `waits` is true, it waits until the other run has ended, however long that takes.
  ///
  /// Throws: `FileError`, `.locked` where another run holds the lock.
  package init(in folder: String, waits: Bool = false) throws(FileError) {
    let output = OutputFolder(path: folder)
    try output.makePrivateFolder()
    lock = try FileLock(
      path: output.privateFolder + "/lock", waits: waits, held: "another run holds the lock; try again when it has ended")
  }
}
