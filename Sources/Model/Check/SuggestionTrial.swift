/// What became of a file's rows when it was read by a definition that is proposed, or by one that is there.
///
/// **Units**: rows; read = accepted + rejected + superseded. Lines above the headings and lines that end the rows are `skipped`.
package struct SuggestionTrial: Sendable {
  /// What of a file is not read as it is.
  package enum Loss: Sendable, Equatable {
    /// Rows that cannot be used, because they break a rule; `column` is empty where whole rows are at fault.
    case rejected(RejectRule, column: String, count: Int, firstLine: Int)
    /// Rows of which a later one has the same key.
    case superseded(Int)
    /// Rows that are the same as earlier ones in each column; the lines of such pairs, as far as they are known.
    case copies(Int, lines: [CopiedRow])
    /// So many rows are rejected that a run would refuse the whole file.
    case refusedByLimit
    /// Columns without a heading.
    case columnsWithoutHeading(Int)
    /// Columns whose headings are the same, or differ only in what does not count.
    case sameHeading(String, columns: Int)
    /// Lines right below the headings that look like more headings.
    case furtherHeadingLines(first: Int, count: Int)
  }

  /// The rows of the file.
  package var read: Int
  /// The rows that count.
  package var accepted: Int
  /// The rows that cannot be used.
  package var rejected: Int
  /// The rows of which a later one has the same key.
  package var superseded: Int
  /// The lines that are no rows.
  package var skipped: Int
  /// What is lost; empty where every row is read with all columns that have headings of their own.
  package var losses: [Loss] = []

  /// Counts of rows.
  package init(read: Int, accepted: Int, rejected: Int, superseded: Int, skipped: Int) {
    (self.read, self.accepted, self.rejected, self.superseded, self.skipped) = (read, accepted, rejected, superseded, skipped)
  }
}
