internal import Glibc
package import Platform

/// The folder of one run in which executors put the rows of parts. Only this user may open it; it is deleted when the run lets go of it.
package final class StagingFolder {
  /// Its path.
  package let path: String
  /// The folder of the definitions that executors read parts by.
  package var definitions: String { "\(path)/pipelines" }
  private var isThere = true

  /// Makes a folder of its own for this run below `parent`.
  ///
  /// Throws: `FileError.Kind.create`.
  package init(below parent: String, run: String) throws(FileError) {
    let name = String(UInt32.random(in: .min ... .max), radix: 16)
    path = "\(parent)/scorecard-\(run)-\(name)"
    try Disk.makePrivateFolder(path)
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

  /// Deletes the folder with all that is in it.
  package func remove() {
    guard isThere else { return }
    isThere = false
    Disk.removeFolder(path)
  }
}
