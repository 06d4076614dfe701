/// What became of the rows of one file of a source.
///
/// **Units**: rows; `read` = `accepted` + `rejected` + `duplicates` + `skipped`, always.
package struct FileRows: Hashable, Sendable {
  /// The file's name in its folder.
  package var name: String
  /// All rows of the file, lines above the headings and totals included.
  package var read = 0
  /// The rows that cannot be used.
  package var rejected = 0
  /// The rows of which a later version was read, in this file or in another of the source.
  package var duplicates = 0
  /// The rows that are not the source's own.
  package var skipped = 0

  /// A file of which no row has been read yet.
  package init(name: String) { self.name = name }

  /// The rows that count.
  package var accepted: Int { read - rejected - duplicates - skipped }
}
