internal import Glibc

/// An export: a file in the input folder, or the text of an example.
package enum ExportFile: Sendable {
  /// A file, with its name and the path by which it is opened.
  case onDisk(name: String, path: String)
  /// Bytes under a name that a file could have.
  case inMemory(name: String, bytes: [UInt8])

  /// The file's name, as messages and lists give it, such as `exclusions.csv`.
  package var name: String {
    switch self {
    case .onDisk(let name, _), .inMemory(let name, _): name
    }
  }

  /// Its size in bytes; 0 where there is no such file, or something that is not a file.
  package var size: Int {
    switch self {
    case .onDisk(_, let path):
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    case .inMemory(_, let bytes): return bytes.count
    }
  }

  /// The text of an example.
  package static func text(_ text: String, name: String) -> ExportFile { .inMemory(name: name, bytes: Array(text.utf8)) }
}
