internal import Extractors
internal import Model

/// Which columns could be the key of an unknown file: never blank in the rows that were looked at, and different in each.
///
/// Single identifiers come first, those of the rows themselves before those of children and schools; then pairs, then triples of
/// columns that identify something together.
struct KeyGuess {
  /// Positions of the columns of the likeliest key; empty where there is none.
  let key: [Int]

  /// So few rows differ by chance.
  private static let fewestRows = 10
  private static let mostColumns = 12

  /// `wrong` are keys that have been tried: some rows have the same.
  init(_ sample: ExportSample, _ columns: [SuggestedColumn?], but wrong: Set<[Int]>) {
    let whole = columns.indices.filter { columns[$0] != nil && sample.columns[$0].isAlwaysFilled }
    let singles = whole.filter { Self.rank(columns[$0]) < 2 }.sorted { Self.rank(columns[$0]) < Self.rank(columns[$1]) }
    var found = singles.map { [$0] }.first { !wrong.contains($0) && Self.isUnique($0, sample.marks) }
    let parts = Array(whole.filter { Self.isPart(columns[$0]) }.prefix(Self.mostColumns))
    for size in [2, 3] where found == nil && sample.rows >= Self.fewestRows {
      found = Self.choices(of: size, from: parts).first { choice in
        !wrong.contains(choice) && Self.identifies(choice, columns, rows: sample.rows) && Self.isUnique(choice, sample.marks)
      }
    }
    key = found ?? []
  }

  /// 0 for a row's own identifier, 1 for one of a child or a school, 2 for everything else.
  private static func rank(_ column: SuggestedColumn?) -> Int {
    guard case .identifier(let domain) = column?.kind else { return 2 }
    return ["person", "school"].contains(domain) ? 1 : 0
  }

  private static func isPart(_ column: SuggestedColumn?) -> Bool {
    switch column?.kind {
    case .identifier, .category, .code: true
    case .day: column?.suppressed.isEmpty ?? false
    case .number, .text, nil: false
    }
  }

  /// Whether columns name something together: with an identifier, or, in a longer file, with a day.
  private static func identifies(_ choice: [Int], _ columns: [SuggestedColumn?], rows: Int) -> Bool {
    if choice.contains(where: { rank(columns[$0]) < 2 }) { return true }
    return rows >= 5 * fewestRows && choice.contains { if case .day = columns[$0]?.kind { true } else { false } }
  }

  private static func choices(of size: Int, from columns: [Int]) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return columns.indices.flatMap { place in
      choices(of: size - 1, from: Array(columns[(place + 1)...])).map { [columns[place]] + $0 }
    }
  }

  private static func isUnique(_ columns: [Int], _ rows: [[UInt64]]) -> Bool {
    var met: Set<[UInt64]> = []
    for row in rows where !met.insert(columns.map { row[$0] }).inserted { return false }
    return true
  }
}
