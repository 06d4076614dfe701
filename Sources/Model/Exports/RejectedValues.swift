/// What is known of a source's rejected rows: the values with which nothing is wrong. A figure can tell by them which of these
/// rows cannot matter to it.
///
/// **Shape**: a row for each rejected row of which something is known, with a value for each of `columns`.
package struct RejectedValues: Sendable, Equatable {
  /// A value of a rejected row.
  package enum Value: Hashable, Sendable {
    /// Something is wrong with it, so that nobody knows what it should be.
    case unknown
    case blank
    /// The number of a day, the position of a code, or a number as its column keeps it.
    case number(Int64)
    /// A text, folded; of a value with several spellings the one that is used for all.
    case text(String)
  }

  /// The columns whose values are kept.
  package let columns: [String]
  /// The rows of which something is known, in reading order.
  package private(set) var rows: [[Value]] = []
  /// How many rejected rows there are besides, of which nothing is known.
  package private(set) var unknownRows = 0
  /// How many rows the source has, with those that were rejected: all, and its own alone.
  package var (read, own) = (0, 0)

  /// No row yet.
  package init(columns: [String]) { self.columns = columns }

  /// Adds what is known of some of `count` further rows.
  package mutating func add(_ known: [[Value]], of count: Int) {
    rows += known
    unknownRows += count - known.count
  }

  /// How many rejected rows there are.
  package var count: Int { rows.count + unknownRows }
}
