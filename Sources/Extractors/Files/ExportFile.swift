internal import Glibc
internal import Model
internal import Platform

/// An export: a file in the input folder, or the text of an example.
package enum ExportFile: Sendable {
  case onDisk(name: String, path: String)
  case inMemory(name: String, bytes: [UInt8])

  package var name: String {
    switch self {
    case .onDisk(let name, _), .inMemory(let name, _): name
    }
  }

  /// In bytes; 0 for what is not there, or no file.
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
