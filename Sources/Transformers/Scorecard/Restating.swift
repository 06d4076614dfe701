package import Model

/// Lays what was published before beside a run's own figures. Pure.
package struct Restating: Sendable {
  private let past: Past
  private let run: String
  private let today: Day

  package init(_ past: Past, run: String, today: Day) {
    self.past = past
    self.run = run
    self.today = today
  }

  /// The point with what was first published for it; by this run, where nothing was.
  package func marked(_ point: SeriesPoint) -> SeriesPoint {
    var point = point
    let key = PointKey(point.id, point.measure, in: point.unit, point.asOf)
    let first = past.first[key]
    (point.firstPublished, point.firstPublishedOn) = (first?.value, first?.on)
    guard let value = point.value else { return point }
    if first == nil { (point.firstPublished, point.firstPublishedOn) = (value, today) }
    point.restated = first.map { !isSame(value, $0.value) } ?? false
    if point.restated == true { point.restatedBy = past.runSince(value, of: key) ?? run }
    return point
  }

  /// Sentences for the line's note: what it said when it was first published, and whether it is still counted alike.
  package func notes(on line: ScorecardLine) -> [String] {
    var notes: [String] = []
    let unit = Unit(line.unit)
    let point = PointKey(line.id, "value", in: line.unit, line.asOf)
    if let now = line.value, let first = past.first[point], !isSame(now, first.value) {
      let since = past.runSince(now, of: point) ?? run
      notes.append(
        "restated: \(unit.text(first.value)) when first published on \(first.on.inWords), \(unit.text(now)) since run \(since)")
    }
    if let before = past.definitions[line.id] {
      if before.fingerprint != line.fingerprint {
        notes.append("series broken: how it is counted changes with this run, \(run)")
      } else if !before.isFirst {
        notes.append("series broken: how it is counted changed with run \(before.run) on \(before.on.inWords)")
      }
    }
    return notes
  }
}
