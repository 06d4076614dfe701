internal import Extractors
internal import Model

/// The column by which published statistics say what part of a year a row is about, next to the column of the year.
struct YearParts {
  /// Its position.
  let place: Int
  /// One of its values.
  let value: String

  private static let seasons = ["autumn", "spring", "summer"]

  /// Nil where no column has several parts of years, or each row has a year of its own.
  init?(_ sample: ExportSample, _ columns: [SuggestedColumn?]) {
    for (place, column) in columns.enumerated() {
      guard let column, Self.mayHoldParts(column.kind), let value = Self.part(sample.columns[place]) else { continue }
      (self.place, self.value) = (place, value)
      return
    }
    return nil
  }

  private static func mayHoldParts(_ kind: SuggestedColumn.Kind) -> Bool {
    switch kind {
    case .code, .category: true
    case .identifier, .day, .number, .text: false
    }
  }

  /// The first of two or more parts: seasons without a year, months, quarters.
  private static func part(_ column: SampleColumn) -> String? {
    let parts = column.values.filter(isPart)
    return parts.count > 1 && parts.count == column.distinct ? parts.min() : nil
  }

  private static func isPart(_ value: String) -> Bool {
    let words = value.lowercased().split(separator: " ")
    guard let first = words.first, !value.contains(where: \.isNumber) || first.hasPrefix("q") && words.count == 1 else {
      return false
    }
    if words.allSatisfy({ seasons.contains(String($0)) || ["and", "term", "terms", "half"].contains($0) }) {
      return seasons.contains(String(first))
    }
    return words.count == 1 && (isMonth(String(first)) || ["q1", "q2", "q3", "q4"].contains(first))
  }

  private static func isMonth(_ word: String) -> Bool {
    (1...12).contains { month in
      let name = Day.monthNames[month - 1].lowercased()
      return word == name || word == name.prefix(3)
    }
  }
}
