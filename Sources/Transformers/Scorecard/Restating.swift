package import Model

/// Compares a run's own figures with what was published before. Pure.
package struct Restating: Sendable {
  private let past: Past
  private let run: String
  private let today: Day

  /// `run` is the name of this run, and `today` the day on which it publishes.
  package init(_ past: Past, run: String, today: Day) {
    self.past = past
    self.run = run
    self.today = today
  }

  /// The point with the value that was first published for it: by this run, where no earlier one published it.
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

  /// Notes on the value with which the line was first published, where it has changed, and on a break in the series.
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
