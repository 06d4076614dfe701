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

  /// `days` are the days from which the rows count at the earliest.
  init(_ rows: [Int32], days: [Int32], _ parts: BoundParts) {
    var changes: [Int32] = []
    for (row, first) in zip(rows, days) {
      let index = Int(row)
      func part(on day: Int32) -> BoundParts.Part? { parts.part(of: index, on: day, knowing: day) }
      changes.removeAll(keepingCapacity: true)
      parts.forEachChange(of: index) { changes.append($0) }
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

  private mutating func add(_ row: Int32, _ part: BoundParts.Part?, since: Int32, until: Int32) {
    guard let part else { return }
    rows.append(row)
    sinces.append(since)
    untils.append(until)
    numerator.append(part.isNumerator)
    denominator.append(part.isDenominator)
  }
}
