internal import Glibc
package import Platform

/// The folder of one run in which executors put the rows of parts. Only this user may open it; it is deleted when the run lets go of it.
package final class StagingFolder {
  /// Its path.
  package let path: String
  /// The folder of the definitions that executors read parts by.
  package var definitions: String { "\(path)/pipelines" }
  /// The folder of what Spark itself keeps for a while on this machine, in that of a run.
  static func scratch(in folder: String) -> String { "\(folder)/local" }
  private var isThere = true
  private let lock: FileLock
  private static let lockName = ".in-use"
  private static let held = "another run uses this folder"

  /// Makes a folder of its own for this run below `parent`, and deletes there what runs have left behind that nobody let end.
  ///
  /// Throws: `FileError.Kind.create`.
  package init(below parent: String, run: String) throws(FileError) {
    let name = String(UInt32.random(in: .min ... .max), radix: 16)
    path = "\(parent)/scorecard-\(run)-\(name)"
    _ = try PrivateFolder(path: parent)
    for left in try Disk.names(in: parent) where left.hasPrefix("scorecard-") { Self.removeAbandoned("\(parent)/\(left)") }
    try Disk.makePrivateFolder(path)
    lock = try FileLock(path: "\(path)/\(Self.lockName)", waits: false, held: Self.held)
    for folder in ["rows", "local", "pipelines"] { try Disk.makePrivateFolder("\(path)/\(folder)") }
  }

  deinit { remove() }

  /// Writes a file that is not there yet, and returns its path.
  package func write(_ bytes: [UInt8], to name: String) throws(FileError) -> String {
    let file = "\(path)/\(name)"
    if let slash = name.lastIndex(of: "/") { try Disk.makePrivateFolder("\(path)/\(name[..<slash])") }
    try Disk.writePrivate(bytes, to: file)
    return file
  }

  /// Deletes the folder with all that is in it, also where an executor that was told to end writes to it for another moment. Returns
  /// whether it is gone.
  @discardableResult
  package func remove() -> Bool {
    guard isThere else { return true }
    for attempt in 0..<20 where isThere {
      if attempt > 0 { usleep(200_000) }
      Disk.removeFolder(path)
      isThere = (try? Disk.kind(of: path)) != .some(nil)
    }
    return !isThere
  }

  /// Deletes a folder of this user's whose run has ended without doing so: its lock is free. Young ones are left, because their run may be
  /// about to take it.
  private static func removeAbandoned(_ folder: String) {
    var status = stat()
    guard lstat("\(folder)/\(lockName)", &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      status.st_mtim.tv_sec < time(nil) - 60,
      let lock = try? FileLock(path: "\(folder)/\(lockName)", waits: false, held: held)
    else { return }
    Disk.removeFolder(folder)
    _ = consume lock
  }
}
