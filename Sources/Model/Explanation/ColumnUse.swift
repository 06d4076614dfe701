/// What a measure does with a column that it reads.
///
/// The raw value is the name by which programs know it.
package enum ColumnUse: String, Sendable, Codable, CaseIterable {
  /// Its day places a row in the figure's period.
  case day
  /// A condition decides by it which rows count.
  case condition
  /// It says from which day a row no longer counts, or which rows stop.
  case stop
  /// It says whom or what is counted.
  case entity
  /// The rows of one child, school or record are put together by it.
  case group
  /// It says which row of a child, school or record is the most recent.
  case order
  /// Rows of two sources are matched by it.
  case match
  /// Its numbers are added up, or a statistic is made of them.
  case amount
  /// A time is measured from it or to it.
  case time
  /// It names the stages that have been reached.
  case stage
  /// A condition decides by it which of the rows that count are a success: the numerator.
  case success
  /// It decides who is in the cohort: by size, by rate, or by the category within which rates are compared.
  case cohort
  /// A breakdown takes its categories from it.
  case category
  /// It tells duplicates apart: of rows with the same key, one counts.
  case key
  /// It says which of several rows with the same key counts.
  case version

  /// Whether the value is made of what the column holds. Otherwise the column decides which rows the value is made of.
  package var isDirect: Bool {
    switch self {
    case .entity, .amount, .time, .stage: true
    case .day, .condition, .stop, .group, .order, .match, .success, .cohort, .category, .key, .version: false
    }
  }
}

/// A column of a source, and all that a measure does with it.
///
/// **Shape**: a column a measure reads.
package struct UsedColumn: Hashable, Sendable {
  /// The name of the source.
  package var source: String
  /// The column's canonical name.
  package var column: String
  /// What is done with it, each once, in the order of `ColumnUse`.
  package var uses: [ColumnUse]

  /// A column with its uses.
  package init(source: String, column: String, uses: [ColumnUse]) {
    (self.source, self.column, self.uses) = (source, column, uses)
  }
}

/// One use of one column of a source.
package typealias SingleUse = (source: String, column: String, use: ColumnUse)

extension [SingleUse] {
  /// Each column once with all its uses, in the order in which the columns are first met.
  package var byColumn: [UsedColumn] {
    var found: [UsedColumn] = []
    for (source, column, use) in self {
      if let place = found.firstIndex(where: { $0.source == source && $0.column == column }) {
        if !found[place].uses.contains(use) { found[place].uses.append(use) }
      } else {
        found.append(UsedColumn(source: source, column: column, uses: [use]))
      }
    }
    return found.map { used in
      UsedColumn(source: used.source, column: used.column, uses: ColumnUse.allCases.filter(used.uses.contains))
    }
  }
}
