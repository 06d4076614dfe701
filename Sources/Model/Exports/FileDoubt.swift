/// Something doubtful about a source's files. They were read all the same, perhaps as something else than they are.
package enum FileDoubt: Sendable, Hashable {
  /// The file was read as Windows-1252, in which words with several accented letters in a row are rare; the first such word is
  /// on `line`.
  case unlikelyLetters(file: String, line: Int)
  /// The lines below the headings, from `line` on, cannot be used or say a heading's name: they may be more lines of headings.
  case moreHeadings(file: String, line: Int, count: Int)
  /// From `line` on, so many lines in a row have another number of values than there are headings: they may be another table.
  case otherTable(file: String, line: Int, count: Int)
  /// So many accepted rows have a code that the definition does not list, and count under `standsFor`.
  case unlistedCode(column: String, count: Int, standsFor: String)

  /// So many accepted rows have a value that is not shown by its name but as `showsAs`.
  case unshownCategory(column: String, count: Int, showsAs: String)
}
