/// Why no definition can be proposed for a file.
package enum SuggestionFault: Error, Equatable, Sendable {
  /// The file cannot be read, whatever its definition says.
  case unreadable(Refusal)
  /// No line looks like headings. What the first line holds may be a row about a child, so that nothing of it is told.
  case noHeadings(file: String, line: Int)
  /// The proposal is no valid definition, which is a fault of the program; the program's own messages say what is wrong.
  case invalid(file: String, [String])
}
