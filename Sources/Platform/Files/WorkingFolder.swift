internal import Glibc

/// The folder in which the program was started.
package enum WorkingFolder {
  /// The same path from the root on, for those who work in other folders.
  package static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }
}
