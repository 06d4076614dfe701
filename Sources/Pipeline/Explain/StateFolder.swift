package import Model
package import Platform

/// Where the program keeps what stays between runs and is for one user alone: the key of pseudonyms, and the log of who saw
/// identifiers.
package struct StateFolder {
  private let folder: PrivateFolder
  private static let log = "identifiers-shown.log"

  /// The folder at the path, made where it is not there.
  ///
  /// Throws: `FileError`.
  package init(path: String) throws(FileError) { folder = try PrivateFolder(path: path) }

  /// Pseudonyms by the key of this folder, which is made on first use.
  ///
  /// Throws: `FileError`, also where others may read the key.
  package func pseudonyms() throws(FileError) -> KeyedPseudonyms { KeyedPseudonyms(try folder.key(KeyedPseudonyms.file)) }

  /// Notes who is shown the identifiers behind `what` (`KPI 7`), when, and why. Nothing may be shown before this returns.
  ///
  /// Throws: `FileError` where the line cannot be written.
  package func note(_ what: String, asOf day: Day, by name: String, reason: String, at clock: Clock) throws(FileError) {
    // One line each, whatever somebody wrote.
    let cells = [clock.iso, name, what, day.description, reason].map(VisibleText.line)
    try folder.append(cells.joined(separator: "\t") + "\n", to: Self.log)
  }
}
