internal import Glibc
package import Platform

/// A run's folder that is not published yet: files are written where no link leads to them, each as soon as it is ready, also
/// several at a time.
package struct StagedRun: Sendable {
  private let output: OutputFolder
  private let run: String
  private var runs: String { output.path + "/runs" }
  private var temporary: String { "\(runs)/.\(run).tmp" }
  /// The path of the folder, until it is published.
  package var path: String { temporary }

  init(_ run: String, in output: OutputFolder) throws(FileError) {
    (self.run, self.output) = (run, output)
    try Disk.makeFolder(runs)
    try Disk.makeFolder(temporary)
  }

  /// Writes a whole file, and waits until it is on the disk.
  package func write(_ file: (name: String, bytes: [UInt8])) throws(FileError) {
    let output = try AtomicFile(path: "\(temporary)/\(file.name)")
    try output.append(file.bytes)
    try output.finish()
  }

  /// Gives the folder its name, and removes it where that fails.
  func finish() throws(FileError) {
    let final = output.folder(of: run)
    do throws(FileError) {
      try Disk.syncFolder(temporary)
      guard rename(temporary, final) == 0 else { throw FileError(.write, "cannot be renamed into place", path: final) }
    } catch {
      discard()
      throw error
    }
    do throws(FileError) { try Disk.syncFolder(runs) } catch {
      output.removeRun(run)
      throw error
    }
  }

  /// Removes what was written.
  package func discard() { Disk.removeFolder(temporary) }
}
