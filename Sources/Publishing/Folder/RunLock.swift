package import Platform

/// Keeps two runs over one output folder apart.
///
/// It lies in a folder that only the writer can enter: whoever can open a lock can hold it.
package struct RunLock: ~Copyable {
  private let lock: FileLock

  /// `waits`: until the other run has ended, however long that takes.
  package init(in folder: String, waits: Bool = false) throws(FileError) {
    let output = OutputFolder(path: folder)
    try output.makePrivateFolder()
    lock = try FileLock(
      path: output.privateFolder + "/lock", waits: waits, held: "another run holds the lock; try again when it has ended")
  }
}
