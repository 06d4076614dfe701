internal import Glibc

/// Paths of files, as texts.
package enum Paths {
  /// The folder in which the program was started; nil where it is gone.
  package static var workingFolder: String? {
    getcwd(nil, 0).map { path in
      defer { free(path) }
      return String(cString: path)
    }
  }

  /// The same path from the root on, for programs that work in other folders; what is at it need not be there yet.
  package static func fromRoot(_ path: String) -> String {
    path.hasPrefix("/") ? path : workingFolder.map { "\($0)/\(path)" } ?? path
  }

  /// The last name in a path: `exclusions.csv` of `input/exclusions.csv`.
  package static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
