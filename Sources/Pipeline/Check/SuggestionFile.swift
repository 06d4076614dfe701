package import Platform

/// The file to which a proposed definition is written.
package enum SuggestionFile {
  /// Whether a word of the command line can only be the name of a source: nothing of that name is there, and it has neither a
  /// folder nor an extension.
  package static func isSourceName(_ word: String) -> Bool {
    !word.contains("/") && !word.contains(".") && (try? Disk.kind(of: word)) == .some(nil)
  }

  /// Writes the text to a new file.
  ///
  /// Throws: `FileError` where there is something already and `replacing` does not allow it, or the file cannot be written.
  package static func write(_ text: String, to path: String, replacing: Bool) throws(FileError) {
    if try Disk.kind(of: path) != nil, !replacing {
      throw FileError(.create, saying: "\(path) is there already. To replace it, add --force.")
    }
    let file = try AtomicFile(path: path)
    try file.append(Array(text.utf8))
    try file.finish()
  }
}
