/// Something about a source's files that were read all the same, and that may have been read as something else than they are.
package enum FileDoubt: Sendable, Hashable {
  /// Read as Windows-1252, in which words of several accented letters in a row hardly occur; `line` has the first.
  case unlikelyLetters(file: String, line: Int)
  /// The lines below the headings, from `line` on, are no rows, or say a heading's name: more lines of headings.
  case moreHeadings(file: String, line: Int, count: Int)
  /// So many lines in a row have another number of values than there are headings: another table.
  case otherTable(file: String, line: Int, count: Int)
  /// Accepted rows with a code that nobody lists, which count under another.
  case unlistedCode(column: String, count: Int, standsFor: String)

  /// Accepted rows with a value that is not shown by its name.
  case unshownCategory(column: String, count: Int, showsAs: String)
}
