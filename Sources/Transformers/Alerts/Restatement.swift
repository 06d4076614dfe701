package import Model

/// How the figures of one run differ from what was published before them.
package struct Restatement: Sendable {
  package struct Change: Sendable {
    package var day: Day
    package var before: Answer
    package var now: Answer
    /// The run since which the new value is published.
    package var run: String
  }
  /// By more than the tolerance, in order of their days.
  package let changes: [Change]
  /// Of how many days there are two values.
  let compared: Int
  /// The series begins later than the one before it did: what changed before its first day is not seen.
  let isNarrower: Bool

  /// The one furthest from what it was, in share of that.
  var largest: Change? {
    changes.max { Self.share($0) < Self.share($1) }
  }

  private static func share(_ change: Change) -> Double {
    let (now, before) = (change.now.value ?? 0, change.before.value ?? 0)
    return abs(now - before) / max(abs(before), 1e-12)
  }

  /// `line` and `series` are a run's own; `past` what was published before it. Nil where there is nothing to compare with, or
  /// the definition has changed since: then the values differ for another reason.
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
