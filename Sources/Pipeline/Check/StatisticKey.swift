internal import Extractors
internal import Model

/// The keys that rows of statistics can have: a number for each period, place and kind of thing.
///
/// Such a table fills a grid, so that there are nearly as many rows as its periods and places can be combined. In a list of things
/// that happened, days and kinds are different in each row by chance only, as long as it is short.
struct StatisticKey {
  private let columns: [SuggestedColumn?]
  private let sample: ExportSample
  private let isStatistics: Bool

  /// Of rows whose values are drawn at random out of `n` combinations, all differ with a chance of e to the power of -rows² / 2n.
  /// With so many rows squared for each combination, it is 2%.
  private static let rowsSquaredForEach = 8.0
  private static let mostColumns = 4

  init(_ columns: [SuggestedColumn?], _ sample: ExportSample) {
    (self.columns, self.sample) = (columns, sample)
    let kinds = columns.compactMap { $0?.kind }
    let hasNumbers = kinds.contains { if case .number = $0 { true } else { false } }
    let isAboutOne = kinds.contains { if case .identifier(let domain) = $0 { domain != "school" } else { false } }
    isStatistics = hasNumbers && !isAboutOne
  }

  /// What could be the key, fewer columns first, and all of them last. `several` gives the choices of so many columns.
  func choices(of parts: [Int], several: (Int) -> [[Int]]) -> [[Int]] {
    guard isStatistics, !parts.isEmpty else { return [] }
    let some = (1...Self.mostColumns).flatMap(several)
    return (some + (parts.count > Self.mostColumns ? [parts] : [])).filter(isNoChance)
  }

  /// Whether such columns would not be different in each row by chance.
  func isNoChance(_ choice: [Int]) -> Bool {
    let combinations = choice.reduce(1.0) { $0 * Double(max(1, extent($1))) }
    return Double(sample.rows) * Double(sample.rows) >= Self.rowsSquaredForEach * combinations
  }

  /// How many values a column can have: those that were met; of days, all from the first to the last, unless they are regular.
  private func extent(_ place: Int) -> Int {
    let met = sample.different(in: place)
    guard case .day(let formats, _) = columns[place]?.kind, !formats.contains(where: \.isPeriod) else { return met }
    let spacing = sample.columns[place].spacing
    return spacing.isRegular ? met : max(met, spacing.span)
  }
}
