internal import Glibc

/// A run's folder under way: files are written where no link leads to them yet, each as soon as it is made, side by side.
package struct StagedRun: Sendable {
  private let output: OutputFolder
  private let run: String
  private var runs: String { output.path + "/runs" }
  private var temporary: String { "\(runs)/.\(run).tmp" }

  init(_ run: String, in output: OutputFolder) throws(OutputError) {
    (self.run, self.output) = (run, output)
    try OutputFolder.makeFolder(runs)
    try OutputFolder.makeFolder(temporary)
  }

  /// Writes a file whole, and syncs it.
  package func write(_ file: (name: String, bytes: [UInt8])) throws(OutputError) {
    let output = try OutputFile(path: "\(temporary)/\(file.name)")
    try output.append(file.bytes)
    try output.finish()
  }

  /// Gives the folder its name. Takes it away again where that fails.
  func finish() throws(OutputError) {
    let final = output.folder(of: run)
    do throws(OutputError) {
      try OutputFolder.sync(temporary)
      guard rename(temporary, final) == 0 else { throw OutputError(.write, "cannot be renamed into place", path: final) }
    } catch {
      discard()
      throw error
    }
    do throws(OutputError) { try OutputFolder.sync(runs) } catch {
      output.removeRun(run)
      throw error
    }
  }

  /// Takes away what was written.
  package func discard() { OutputFolder.removeFolder(temporary) }
}
