package import Model

/// How the values of one run differ from what was published for the same days before it.
package struct Restatement: Sendable {
  /// A published value that this run gives differently.
  package struct Change: Sendable {
    /// The day that the value is for.
    package var day: Day
    /// The answer as it was last published before this run.
    package var before: Answer
    /// The answer of this run.
    package var now: Answer
    /// The name of the run since which the new value is published: this one, unless an earlier run for the same day already
    /// published it.
    package var run: String
  }
  /// The changes by more than the tolerance, in the order of their days.
  package let changes: [Change]
  /// The number of days for which there are two values to compare.
  let compared: Int
  /// The series begins later than the one before it did, so that changes before its first day are not seen.
  let isNarrower: Bool

  /// The change furthest from the earlier value, as a share of that value.
  var largest: Change? {
    changes.max { Self.share($0) < Self.share($1) }
  }

  private static func share(_ change: Change) -> Double {
    let (now, before) = (change.now.value ?? 0, change.before.value ?? 0)
    return abs(now - before) / max(abs(before), 1e-12)
  }

  /// `line` and `series` are the run's own, `past` is what was published before it, and `percent` is the tolerance. Nil where
  /// there is nothing to compare with, or where the figure's definition has changed since, because the values then differ for
  /// another reason.
  package init?(_ line: ScorecardLine, series: [SeriesPoint], past: Past, percent: Double) {
    if let earlier = past.baseDefinitions[line.id], earlier != line.fingerprint { return nil }
    let pairs = series.filter { $0.id == line.id && $0.isOwn }.compactMap { point in
      let key = PointKey(line.id, point.measure, in: line.unit, point.asOf)
      let before = point.asOf == line.asOf ? past.first[key]?.answer : past.base[key]
      let now = Answer(value: point.value, numerator: point.numerator, denominator: point.denominator, counted: 0)
      return before.flatMap { before in point.value == nil ? nil : (key: key, day: point.asOf, before: before, now: now) }
    }
    compared = pairs.count
    let start = series.filter { $0.id == line.id }.map(\.asOf).min()
    isNarrower = start.flatMap { start in past.baseStart[line.id].map { start > $0 } } ?? false
    changes = pairs.compactMap { key, day, before, now in
      guard let then = before.value, let value = now.value, abs(value - then) > percent / 100 * abs(then), !isSame(value, then)
      else { return nil }
      return Change(day: day, before: before, now: now, run: past.runSince(value, of: key) ?? line.run)
    }
  }
}
