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

  /// What the line said when it was first published, and whether it is still counted alike.
  package func notes(on line: ScorecardLine) -> [LineNote] {
    var notes: [LineNote] = []
    let point = PointKey(line.id, SeriesPoint.ownMeasure, in: line.unit, line.asOf)
    if let now = line.value, let first = past.first[point], !isSame(now, first.value) {
      notes.append(
        .restated(first: first.value, publishedOn: first.on, now: now, since: past.runSince(now, of: point) ?? run))
    }
    if let before = past.definitions[line.id] {
      if before.fingerprint != line.fingerprint {
        notes.append(.seriesBreaks(run: run))
      } else if !before.isFirst {
        notes.append(.seriesBroke(run: before.run, on: before.on))
      }
    }
    return notes
  }
}
