package import Model

/// Looks at a source as a person would who knows last month's: rows may each be right and the whole be wrong.
package struct SenseChecks: Sendable {
  /// So many rows a month make a month "with many".
  static let many = 20
  /// A month at or beyond this many times, or this part of, the same month of other years is far from it.
  static let farFactor = 2.0
  /// A share of blanks that rises by this many percentage points jumps.
  static let blankJump = 25.0
  /// An export below this share of the last one is smaller.
  static let smallerShare = 0.9

  private let source: SourceDefinition
  private let tally: MonthlyTally
  private let quality: SourceQuality
  private let asOf: Day
  private let previous: SourceQuality?
  private let unregistered: [Unregistered]

  /// Entities that their register does not know.
  package struct Unregistered: Sendable {
    package var column: String
    package var register: String
    package var entities: Int
    package var rows: Int

    package init(column: String, register: String, entities: Int, rows: Int) {
      self.column = column
      self.register = register
      self.entities = entities
      self.rows = rows
    }
  }

  /// `previous` is what the last run found of the same source.
  package init(
    _ source: SourceDefinition, tally: MonthlyTally, quality: SourceQuality, asOf: Day, previous: SourceQuality?,
    unregistered: [Unregistered]
  ) {
    self.source = source
    self.tally = tally
    self.quality = quality
    self.asOf = asOf
    self.previous = previous
    self.unregistered = unregistered
  }

  package var warnings: [SourceWarning] {
    guard quality.status == .delivered else { return [] }
    return SenseRules.Check.allCases.filter(source.senseRules.checks.contains).flatMap(warnings)
  }

  private func warnings(of check: SenseRules.Check) -> [SourceWarning] {
    switch check {
    case .gaps: gaps
    case .seasons: seasons
    case .stale: stale
    case .unregistered: unknown
    case .blanks: blanks
    case .smaller: smaller
    case .superseded: superseded
    }
  }

  /// Months up to the day the figures are for that are over.
  private var months: [(number: Int, month: MonthlyTally.Month)] {
    tally.months.filter { Self.lastDay(of: $0.key) <= asOf }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private var gaps: [SourceWarning] {
    between + (source.endsEarly(tally.rowDays, asOf: asOf).map { [.endsEarly(month: $0)] } ?? [])
  }

  private var between: [SourceWarning] {
    let months = months
    return zip(months, months.dropFirst()).compactMap { before, after in
      let empty = (before.number + 1..<max(before.number + 1, after.number)).filter { !isQuiet($0) }
      guard before.month.rows >= Self.many, after.month.rows >= Self.many, let first = empty.first, let last = empty.last
      else { return nil }
      return .gap(first: first, last: last)
    }
  }

  private var seasons: [SourceWarning] {
    let months = months
    return months.suffix(12).compactMap { number, month in
      let others = months.filter { $0.number != number && ($0.number - number) % 12 == 0 }.map(\.month.rows)
      guard !others.isEmpty, !isQuiet(number) else { return nil }
      let usual = Double(others.reduce(0, +)) / Double(others.count)
      let rows = Double(month.rows)
      guard max(usual, rows) >= Double(Self.many), abs(usual - rows) >= Double(Self.many),
        rows >= Self.farFactor * usual || rows * Self.farFactor <= usual
      else { return nil }
      return .unusualMonth(number, rows: month.rows, usual: Int(usual.rounded()))
    }
  }

  private var stale: [SourceWarning] {
    guard let newest = tally.rowDays.newest(upTo: asOf), source.isStale(newest: newest, asOf: asOf) else { return [] }
    return [.old(newest: newest, asOf: asOf)]
  }

  private var unknown: [SourceWarning] {
    unregistered.filter { $0.entities > 0 }.map {
      .unregistered(column: $0.column, register: $0.register, entities: $0.entities, rows: $0.rows)
    }
  }

  /// The newest month that is over against the six before it.
  private var blanks: [SourceWarning] {
    guard let last = months.last, last.month.rows >= Self.many else { return [] }
    let before = months.dropLast().suffix(6).map(\.month)
    let rows = before.reduce(0) { $0 + $1.rows }
    guard rows >= Self.many else { return [] }
    return source.columns.enumerated().compactMap { position, column in
      guard !column.isMandatory, !column.isFilledLater else { return nil }
      let share = 100 * Double(last.month.blanks[position]) / Double(last.month.rows)
      let usual = 100 * Double(before.reduce(0) { $0 + $1.blanks[position] }) / Double(rows)
      guard share - usual >= Self.blankJump else { return nil }
      return .blankMoreOften(
        column: column.name, month: last.number, share: Int(share.rounded()), before: Int(usual.rounded()))
    }
  }

  private var smaller: [SourceWarning] {
    guard let previous, previous.status == .delivered, previous.read >= Self.many,
      Double(quality.read) < Self.smallerShare * Double(previous.read)
    else { return [] }
    return [.smaller(read: quality.read, before: previous.read)]
  }

  private var superseded: [SourceWarning] {
    guard let superseded = quality.superseded, quality.isKeyDoubtful else { return [] }
    return [.keyTooNarrow(rows: superseded, key: source.key.map { source.columns[$0].name })]
  }

  private func isQuiet(_ month: Int) -> Bool { source.senseRules.quietMonths.contains(month % 12 + 1) }

  private static func lastDay(of month: Int) -> Day {
    // A month's first day always exists.
    Day(month / 12, month % 12 + 1, 1)?.endOfMonth ?? Day(number: .max)
  }
}

extension SourceDefinition {
  /// The month after which it has no rows, although months up to the day are over and it had rows all the time before.
  /// Nil where months without rows are nothing to wonder about, or it is old altogether, which is said by itself.
  func endsEarly(_ days: RowDays, asOf day: Day) -> Int? {
    guard senseRules.checks.contains(.gaps), let newest = days.newest(upTo: day), !isStale(newest: newest, asOf: day) else {
      return nil
    }
    return days.endsEarly(asOf: day) { senseRules.quietMonths.contains($0 % 12 + 1) }
  }
}
