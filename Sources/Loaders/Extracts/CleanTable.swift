package import Model

/// A source as a table of clean rows, for programs that analyse them: its columns and what became of its files.
///
/// **Shape**: a row for each accepted row that no later one replaces, in reading order; `row_number`, then every column of the
/// definition that files have. Looked-up columns are not among them.
package struct CleanTable: Sendable {
  /// What became of the source.
  package enum State: Sendable, Equatable {
    /// It has these rows; none for an export with headings alone.
    case delivered
    /// It is optional and did not arrive, so that its table is empty.
    case notDelivered
    /// It is missing or was refused, so that there is no table.
    case leftOut
  }
  /// The source's definition.
  package var source: SourceDefinition
  /// What became of the source.
  package var state: State
  /// The domains in which numbers of one entity were joined.
  package var joinedDomains: Set<String>

  /// A source with what became of it.
  package init(_ source: SourceDefinition, _ state: State, joinedDomains: Set<String> = []) {
    (self.source, self.state, self.joinedDomains) = (source, state, joinedDomains)
  }

  /// The name of its file: `exclusions.csv`.
  package var file: String { source.name + ".csv" }
  /// Whether it has a file.
  package var isWritten: Bool { state != .leftOut }

  /// The first column: a row's place in reading order, from 1.
  package static let rowNumber = "row_number"

  /// The columns that tell its rows apart: the definition's key, where it has one that is never blank and no two numbers in it
  /// were joined.
  var key: [String] {
    let columns = source.key.map { source.columns[$0] }
    let isKey = columns.allSatisfy { $0.alwaysHasValue && !joinedDomains.contains($0.domain(in: source.name) ?? "") }
    return isKey && !columns.isEmpty ? columns.map(\.name) : [Self.rowNumber]
  }
}

extension ColumnDefinition {
  /// Whether no accepted row can be without a value in it.
  var alwaysHasValue: Bool { isMandatory && !mayBeAbsent && period == .always && suppressed.isEmpty }
}
