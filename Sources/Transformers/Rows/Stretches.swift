/// Rows that depend on the day that they are seen from, as events: one for each stretch of days on which a row counts and is in the
/// same part of the figure.
///
///     // A letter sent on 1 March and answered on 10 March; the numerator is {answered: {within: 15 days, of: sent}}.
///     // Two events: since 1 March, until 10 March, out of the numerator; since 10 March in it.
///     // The same letter answered on 20 March: one event since 1 March, out of the numerator.
struct Stretches {
  private(set) var rows: [Int32] = []
  private(set) var sinces: [Int32] = []
  private(set) var untils: [Int32] = []
  private(set) var numerator: [Bool] = []
  private(set) var denominator: [Bool] = []

  private struct Part: Equatable {
    var isCounted: Bool
    var isNumerator: Bool
    var isDenominator: Bool
  }

  /// `days` are the days from which the rows count at the earliest.
  init(
    _ rows: [Int32], days: [Int32], _ rule: BoundRule, numerator: BoundFilter?, denominator: BoundFilter?
  ) {
    var changes: [Int32] = []
    for (row, first) in zip(rows, days) {
      let index = Int(row)
      func part(on day: Int32) -> Part {
        Part(
          isCounted: rule.counts(index, on: day), isNumerator: numerator?.passes(index, on: day) ?? false,
          isDenominator: denominator?.passes(index, on: day) ?? true)
      }
      changes.removeAll(keepingCapacity: true)
      rule.forEachChange(of: index) { changes.append($0) }
      numerator?.forEachChange(of: index) { changes.append($0) }
      denominator?.forEachChange(of: index) { changes.append($0) }
      changes.sort()
      var (since, now) = (first, part(on: first))
      for change in changes where change > since {
        let next = part(on: change)
        guard next != now else { continue }
        add(row, now, since: since, until: change)
        (since, now) = (change, next)
      }
      add(row, now, since: since, until: .max)
    }
  }

  private mutating func add(_ row: Int32, _ part: Part, since: Int32, until: Int32) {
    guard part.isCounted else { return }
    rows.append(row)
    sinces.append(since)
    untils.append(until)
    numerator.append(part.isNumerator)
    denominator.append(part.isDenominator)
  }
}
