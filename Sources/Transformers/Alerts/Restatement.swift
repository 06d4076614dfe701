package import Model

/// How the figures of one run differ from what was published before them.
package struct Restatement: Sendable {
  package struct Change: Sendable {
    package var day: Day
    package var before: Double
    package var now: Double
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

  private static func share(_ change: Change) -> Double { abs(change.now - change.before) / max(abs(change.before), 1e-12) }

  /// `line` and `series` are a run's own; `past` what was published before it. Nil where there is nothing to compare with, or
  /// the definition has changed since: then the values differ for another reason.
  package init?(_ line: ScorecardLine, series: [SeriesPoint], past: Past, percent: Double) {
    if let earlier = past.baseDefinitions[line.id], earlier != line.fingerprint { return nil }
    let pairs = series.filter { $0.id == line.id && $0.measure == "value" }.compactMap { point in
      let key = PointKey(line.id, point.measure, in: line.unit, point.asOf)
      let before = point.asOf == line.asOf ? past.first[key]?.value : past.base[key]
      return before.flatMap { before in point.value.map { (key: key, day: point.asOf, before: before, now: $0) } }
    }
    compared = pairs.count
    let start = series.filter { $0.id == line.id }.map(\.asOf).min()
    isNarrower = start.flatMap { start in past.baseStart[line.id].map { start > $0 } } ?? false
    changes = pairs.compactMap { key, day, before, now in
      guard abs(now - before) > percent / 100 * abs(before), !isSame(now, before) else { return nil }
      return Change(day: day, before: before, now: now, run: past.runSince(now, of: key) ?? line.run)
    }
  }
}
