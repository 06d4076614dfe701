internal import Model

/// What one column holds, counted batch by batch.
struct ColumnTally {
  private let column: ColumnDefinition
  private var counts: [Int64: Int] = [:]

  init(_ column: ColumnDefinition) { self.column = column }

  mutating func add(_ values: Column, _ survives: [Bool]) {
    for (row, isCounted) in survives.enumerated() where isCounted {
      if let value = values.number(row) { counts[value, default: 0] += 1 }
    }
  }

  func profile(in source: String, _ lexicon: (String) -> Lexicon?) -> ColumnProfile {
    var profile = ColumnProfile(
      column: column.name, kind: "", filled: counts.values.reduce(0, +), distinct: counts.count, values: [])
    switch column.kind {
    case .identifier: profile.kind = "identifier"
    case .text: profile.kind = "text"
    case .day:
      profile.kind = "day"
      profile.smallest = counts.keys.min().map { Day(number: Int32($0)).description }
      profile.largest = counts.keys.max().map { Day(number: Int32($0)).description }
    case .integer, .decimal:
      profile.kind = "number"
      profile.smallest = counts.keys.min().map { column.kind.text($0) }
      profile.largest = counts.keys.max().map { column.kind.text($0) }
    case .code(let codes):
      profile.kind = "code"
      profile.values = Self.sorted(
        counts.map { ColumnProfile.Value(value: codes[Int($0.key) - 1].name, count: $0.value) })
    case .category:
      profile.kind = "category"
      let lexicon = lexicon("\(source).\(column.name)")
      let common = Self.sorted(
        counts.filter { $0.value >= CategoryBound.rows }
          .map { ColumnProfile.Value(value: lexicon?[UInt32($0.key)] ?? "", count: $0.value) })
      // What is longer than a category may be is a sentence.
      profile.values = Array(common.filter { $0.value.count <= CategoryBound.characters }.prefix(CategoryBound.categories))
    }
    return profile
  }

  private static func sorted(_ values: [ColumnProfile.Value]) -> [ColumnProfile.Value] {
    values.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }
}

extension Column {
  /// The value as a number; nil for a blank.
  fileprivate func number(_ row: Int) -> Int64? {
    switch self {
    case .days(let values): values[row] == Blank.day ? nil : Int64(values[row])
    case .codes(let values): values[row] == 0 ? nil : Int64(values[row])
    case .integers(let values): values[row] == Blank.integer ? nil : values[row]
    case .interned(let values): values[row] == 0 ? nil : Int64(values[row])
    }
  }
}
