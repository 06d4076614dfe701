package import Model

/// Checks a source for what somebody who knows last month's export would notice: each row may be right and the whole still
/// wrong.
package struct SenseChecks: Sendable {
  /// A month with at least so many rows is one "with many".
  static let many = 20
  /// A month is far from the same month of other years where it has at least this many times its rows, or at most this part of
  /// them.
  static let farFactor = 2.0
  /// A share of blanks that rises by at least this many percentage points jumps.
  static let blankJump = 25.0
  /// An export with less than this share of the rows of the last one is smaller.
  static let smallerShare = 0.9

  private let source: SourceDefinition
  private let tally: MonthlyTally
  private let quality: SourceQuality
  private let asOf: Day
  private let previous: SourceQuality?
  private let unregistered: [Unregistered]

  /// Identifiers of one column that their register does not have, such as numbers of schools that are not in the schools list.
  package struct Unregistered: Sendable {
    /// The column that names the entities.
    package var column: String
    /// The source that should have them.
    package var register: String
    /// The number of different entities that it does not have.
    package var entities: Int
    /// The number of rows about them.
    package var rows: Int

    /// `entities` and `rows` are 0 where the register has every entity.
    package init(column: String, register: String, entities: Int, rows: Int) {
      self.column = column
      self.register = register
      self.entities = entities
      self.rows = rows
    }
  }

  /// `tally` counts the source's rows by month, and `previous` is what the last run found of the same source; nil where there
  /// was none.
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

  /// The warnings of the checks that are on for the source; none where it was not delivered.
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

  /// The months that are over by the day that the figures are for.
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

  /// Compares the newest month that is over with the six before it.
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
  /// The month after which the source has no rows, although it had rows in every month before it and later months are over by
  /// the day. Nil where months without rows are expected, or where the source is out of date altogether, which has a warning of
  /// its own.
  func endsEarly(_ days: RowDays, asOf day: Day) -> Int? {
    guard senseRules.checks.contains(.gaps), let newest = days.newest(upTo: day), !isStale(newest: newest, asOf: day) else {
      return nil
    }
    return days.endsEarly(asOf: day) { senseRules.quietMonths.contains($0 % 12 + 1) }
  }
}
